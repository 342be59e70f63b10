import { loadHome } from "@/features/dashboard/loaders";
import { Home } from "@/features/home/components/home";

export const metadata = { title: "ホーム" };

export default async function HomePage() {
  return <Home view={await loadHome()} />;
}
