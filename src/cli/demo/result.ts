import type { Result } from "@/lib/result";

/** Nothing the demonstration does is ever refused; when it is, the start stops and says where. */
export function demanded<T>(what: string, result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`demo: ${what}: ${result.reason} ${JSON.stringify(result.errors ?? {})}`);
}
