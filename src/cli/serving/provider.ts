/** A start does not wait for the OpenID provider, and passwords work without it; that it cannot be used is told at once. */
import { oidcFinding, readDiscovery } from "@/cli/doctor/outside";
import type { OidcSettings } from "@/lib/env";
import { logger } from "@/lib/logger";

export async function warnOfUnusableProvider(oidc: OidcSettings | null): Promise<void> {
  if (oidc === null) return;
  const finding = oidcFinding(oidc.issuer, await readDiscovery(oidc));
  if (finding.ok) return;
  const { what, remedy } = finding;
  logger.warn({ issuer: oidc.issuer, what, remedy }, "the OpenID provider cannot be used");
}
