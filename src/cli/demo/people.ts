/** Who works in the demonstration: invented people of every role. Their passwords are generated, never written here. */
import type { Role } from "@/domain/shared/access";

export interface DemoPerson {
  /** Lower case; `.example` is reserved (RFC 2606), so no mail ever leaves for it. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** null for people who work across departments. */
  readonly department: string | null;
}

export const DEMO_PEOPLE = {
  admin: { email: "admin@demo.example", name: "三枝 守", role: "admin", department: null },
  office: { email: "dx@demo.example", name: "野口 恵", role: "office", department: "DX推進課" },
  office2: { email: "dx2@demo.example", name: "平田 直樹", role: "office", department: "DX推進課" },
  planning: { email: "kikaku@demo.example", name: "川上 美咲", role: "contributor", department: "企画課" },
  reform: { email: "kaikaku@demo.example", name: "中島 健太", role: "contributor", department: "行政改革課" },
  citizens: { email: "shimin@demo.example", name: "松井 陽子", role: "contributor", department: "市民課" },
  general: { email: "soumu@demo.example", name: "坂口 誠", role: "contributor", department: "総務課" },
  learning: {
    email: "gakushu@demo.example",
    name: "古田 由美",
    role: "contributor",
    department: "生涯学習課",
  },
  commerce: { email: "shoko@demo.example", name: "大野 翔", role: "contributor", department: "商工振興課" },
  manager: { email: "bucho@demo.example", name: "清水 正人", role: "manager", department: null },
} as const satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof DEMO_PEOPLE;

export const DEMO_PERSON_KEYS = Object.keys(DEMO_PEOPLE) as DemoPersonKey[];
