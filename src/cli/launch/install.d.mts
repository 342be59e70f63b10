export function ensureInstalled(withTests: boolean): Promise<void>;
export function foundInstalled(lock: string, hidden: string | null): "running" | "running and tests" | null;
