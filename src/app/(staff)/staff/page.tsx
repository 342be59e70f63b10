import { Home } from "@/features/dashboard/components/home";
import { loadHome } from "@/features/dashboard/loaders";

export const metadata = { title: "ホーム" };

export default async function HomePage() {
  return <Home view={await loadHome()} />;
}
