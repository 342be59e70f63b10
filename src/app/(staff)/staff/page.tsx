import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { Home } from "@/features/home/components/home";
import { admitToHome, loadHome } from "@/features/home/loaders";

export const metadata: Metadata = { title: "ホーム" };

export default async function HomePage() {
  await admitToHome();
  return <Streamed content={content} />;
}

async function content() {
  return <Home view={await loadHome()} />;
}
