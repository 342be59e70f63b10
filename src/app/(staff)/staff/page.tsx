import { Home } from "@/features/home/components/home";
import { loadHome } from "@/features/home/loaders";

export const metadata = { title: "ホーム" };

export default async function HomePage() {
  return <Home view={await loadHome()} />;
}
