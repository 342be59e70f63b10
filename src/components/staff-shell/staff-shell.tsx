import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/forms/button";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { LeftBehind } from "@/components/forms/kept/left-behind";
import type { AccessSubject } from "@/domain/shared/access";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { BRIEFINGS } from "@/domain/words/ja/rounds/briefings";
import { publicRoutes } from "@/lib/public-paths";
import { staffRoutes } from "@/lib/routes";
import { classNames } from "../ui/class-names";
import { Disclosure } from "./disclosure";
import { navigationFor } from "./navigation";
import { NavigationLinks } from "./navigation-links";
import { OfficeProvider } from "./office";
import { SearchBox } from "./search-box";
import { WrongAddress } from "./wrong-address";

interface ShellPerson extends AccessSubject {
  readonly userId: string | null;
  readonly name: string;
  readonly departmentName: string | null;
}

export interface StaffShellProps {
  /** null: nobody is signed in; then there is no navigation. */
  person: ShellPerson | null;
  /** 見本市 みどりの計画; null before a plan is loaded or for nobody. */
  planLabel: string | null;
  /** What the plan calls its office. */
  office: string;
  demo: boolean;
  /** What a browser's address bar shows, where forms are taken. */
  origin: string;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
}

/** The frame of every staff page: skip link, banner, header with navigation and account, main, footer. */
export function StaffShell({ person, planLabel, office, demo, origin, signOut, children }: StaffShellProps) {
  const items = person ? navigationFor(person) : [];
  const responseScope = person?.responseScope ?? null;
  return (
    <div data-frame="" className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="absolute left-2 top-2 z-20 -translate-y-24 rounded-8 bg-white px-4 py-3 text-std-16B-170 text-blue-1000 underline focus:translate-y-0"
      >
        本文へ移動
      </a>
      {demo ? (
        <section
          aria-label="デモの表示"
          className="bg-yellow-300 px-4 py-1 text-center text-std-16B-170 text-black"
        >
          <p>デモ（架空の数値）</p>
        </section>
      ) : null}
      <header className="border-b border-solid-gray-420 bg-white print-hidden">
        <div className="relative mx-auto flex max-w-[80rem] flex-wrap items-center justify-between gap-x-6 px-4 md:px-8">
          <Link
            href={responseScope ? staffRoutes.entry({ fy: responseScope.fy }) : staffRoutes.home()}
            className="flex flex-wrap items-baseline gap-x-3 py-2 text-black"
          >
            <span className="text-std-24B-150 text-blue-1000">あゆみ</span>
            {planLabel ? <span className="text-dns-14N-130">{planLabel}</span> : null}
          </Link>
          {person ? (
            <div className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
              {responseScope ? <RespondentName person={person} signOut={signOut} /> : null}
              {items.length > 1 ? (
                <Disclosure label="メニュー" className="lg:hidden">
                  <div className="border-b border-solid-gray-300 pb-2 mb-2">
                    <SearchBox id="menu-search" />
                  </div>
                  <nav aria-label="メニュー">
                    <NavigationLinks items={items} layout="column" />
                  </nav>
                </Disclosure>
              ) : null}
              {responseScope ? null : <AccountMenu person={person} signOut={signOut} />}
            </div>
          ) : null}
        </div>
        {items.length > 0 ? (
          // A single job needs no menu to open, however narrow the screen is.
          <div
            className={classNames(
              "mx-auto max-w-[80rem] flex-wrap items-center justify-between gap-x-4 px-4 md:pr-8",
              items.length > 1 ? "hidden lg:flex" : "flex",
            )}
          >
            <nav aria-label="メニュー">
              <NavigationLinks items={items} layout="row" />
            </nav>
            {/* A personal link opens the entry alone. */}
            {responseScope ? null : <SearchBox id="header-search" />}
          </div>
        ) : null}
      </header>
      <WrongAddress origin={origin} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[80rem] flex-1 px-4 py-6 md:px-8 md:py-8">
        <KeptTextOwner id={person?.userId ?? null}>
          <LeftBehind />
          <OfficeProvider name={office}>{children}</OfficeProvider>
        </KeptTextOwner>
      </main>
      <footer className="border-t border-solid-gray-420 print-hidden">
        <div className="mx-auto flex max-w-[80rem] flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-4 text-dns-14N-130 md:px-8">
          <p>あゆみ　計画の進捗を記録し、公表する職員用の画面です。</p>
          {person && !responseScope ? (
            <Link className="text-link inline-flex min-h-11 items-center" href={staffRoutes.help()}>
              使い方
            </Link>
          ) : null}
          {/* Not a client navigation: the public pages are finished files, outside this application's routes. */}
          <a className="text-link inline-flex min-h-11 items-center" href={publicRoutes.home()}>
            公表ページを見る
          </a>
        </div>
      </footer>
    </div>
  );
}

/** Who answers by a personal link: whose screen it is, always in sight, and the way out. */
function RespondentName({
  person,
  signOut,
}: {
  person: ShellPerson;
  signOut: (form: FormData) => Promise<void>;
}) {
  const { name, departmentName } = person;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 py-1">
      <p className="text-dns-14N-130">
        <span className="block">回答リンクで回答しています</span>
        <span className="block font-bold">{departmentName ? `${departmentName}　${name}` : name}</span>
      </p>
      <form action={signOut}>
        <Button type="submit" variant="secondary" size="sm">
          終了する
        </Button>
      </form>
    </div>
  );
}

const OWN_PAGES = [
  { href: staffRoutes.help(), label: "使い方" },
  { href: staffRoutes.password(), label: "パスワード変更" },
  { href: staffRoutes.secondFactor(), label: "2段階認証" },
  { href: staffRoutes.sessions(), label: "サインイン中の端末" },
];

/** Of managers: which mails they get. */
const OWN_MAILS = { href: staffRoutes.ownMails(), label: BRIEFINGS };

function AccountMenu({
  person,
  signOut,
}: {
  person: ShellPerson;
  signOut: (form: FormData) => Promise<void>;
}) {
  const office = person.departmentName ?? ROLE_WORDS[person.role];
  return (
    <Disclosure
      label={
        <>
          <span className="sr-only">アカウント：</span>
          <span className="block max-w-40 truncate font-bold sm:max-w-64">{person.name}</span>
          <span className="hidden max-w-64 truncate text-dns-14N-130 sm:block">{office}</span>
        </>
      }
    >
      <dl className="px-3 py-2 text-dns-14N-130">
        <dt className="sr-only">氏名</dt>
        <dd className="font-bold">{person.name}</dd>
        <dt className="sr-only">所属</dt>
        <dd>{office}</dd>
        {person.departmentName ? (
          <>
            <dt className="sr-only">役割</dt>
            <dd>{`役割：${ROLE_WORDS[person.role]}`}</dd>
          </>
        ) : null}
      </dl>
      {[...OWN_PAGES, ...(person.role === "manager" ? [OWN_MAILS] : [])].map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className="flex min-h-11 items-center rounded-4 px-3 text-dns-16N-130 hover:bg-solid-gray-50 hover:underline"
        >
          {label}
        </Link>
      ))}
      <form action={signOut} className="border-t border-solid-gray-300 pt-2">
        <Button type="submit" variant="secondary" className="w-full">
          サインアウト
        </Button>
      </form>
    </Disclosure>
  );
}
