/** The people of the browser tests. Their accounts are made by tests/e2e/people.setup.ts, each by invitation. */
import path from "node:path";
import { e2eDataFolder } from "./server";

export interface PersonDetails {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** As the form for a new account names it. */
  readonly role: "システム管理者" | "計画の担当課" | "所管課" | "管理職";
  readonly department: string | null;
}

export const PEOPLE = {
  admin: {
    name: "丹生川 あおい",
    email: "aoi@city.example.jp",
    password: "kajibashi asaichi 5 ken",
    role: "システム管理者",
    department: null,
  },
  office: {
    name: "国府 はるか",
    email: "haruka@city.example.jp",
    password: "miyagawa no tsubame 7 wa",
    role: "計画の担当課",
    department: "DX推進課",
  },
  /** Nobody decides on what they submitted: the office needs two. */
  secondOffice: {
    name: "上宝 みなと",
    email: "minato@city.example.jp",
    password: "norikura no raicho 8 wa",
    role: "計画の担当課",
    department: "DX推進課",
  },
  contributor: {
    name: "清見 すみれ",
    email: "sumire@city.example.jp",
    password: "sarubobo to hoba miso 2",
    role: "所管課",
    department: "市民課",
  },
  /** Of the same department: two people on the same report. */
  colleague: {
    name: "久々野 なぎ",
    email: "nagi@city.example.jp",
    password: "ringo batake no yuki 4",
    role: "所管課",
    department: "市民課",
  },
  otherContributor: {
    name: "荘川 たける",
    email: "takeru@city.example.jp",
    password: "shokawa zakura 450 nen",
    role: "所管課",
    department: "税務課",
  },
  /** Answers for seven KPIs in one year: what a round asks of one person at most. */
  respondent: {
    name: "久美 かえで",
    email: "kaede@city.example.jp",
    password: "matsukura no ishigaki 3 dan",
    role: "所管課",
    department: "健康推進課",
  },
  manager: {
    name: "一之宮 ゆたか",
    email: "yutaka@city.example.jp",
    password: "garyu zakura to mizube 6",
    role: "管理職",
    department: null,
  },
} as const satisfies Record<string, PersonDetails>;

export type Person = keyof typeof PEOPLE;

/** Everybody but the first administrator, who makes the others' accounts. */
export const INVITED = (Object.keys(PEOPLE) as Person[]).filter((person) => person !== "admin");

/** Where the signed-in browser of a person is kept: beside the database that knows the session. */
export function sessionFile(person: Person): string {
  return path.join(e2eDataFolder(), "browser-sessions", `${person}.json`);
}
