/** What the page behind a personal link shows, and the office's list of links. */

import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { requestTime } from "@/lib/request-time";
import { clientAddress, countOpening, waitSentence } from "@/server/auth/attempts";
import { linkToken } from "@/server/auth/links/carried-token";
import { readResponseLink } from "@/server/auth/links/response-link";
import { shown } from "@/server/auth/requests/shown";
import { currentViewer, requireViewer } from "@/server/auth/sessions/session";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { listReports } from "@/server/reports/queries";
import { listRoundLinks } from "@/server/rounds/response-links";
import { type ResponseStartView, type RoundLinksView, responseStartView, roundLinksView } from "./view-model";

export type ResponseStartPage =
  | { readonly kind: "link"; readonly token: string; readonly view: ResponseStartView }
  /** Too many openings from this address. */
  | { readonly kind: "wait"; readonly sentence: string };

/** Opening a link uses nothing up and signs nobody in. One that does not hold is 404, whatever the cause. */
export async function loadResponseStart(now: Date = requestTime()): Promise<ResponseStartPage> {
  const incoming = await headers();
  const opening = await countOpening(clientAddress((name) => incoming.get(name)));
  if (!opening.ok) return { kind: "wait", sentence: waitSentence(opening.waitSeconds) };
  const token = await linkToken();
  const [holder, present] = await Promise.all([readResponseLink(token), currentViewer()]);
  if (!holder || token === null) notFound();
  const { viewer, round } = holder;
  const [reports, initiatives] = await Promise.all([
    listReports(viewer, { fy: round.fy }, now).then(shown),
    listInitiativeReports(viewer, { fy: round.fy }, now).then(shown),
  ]);
  const view = responseStartView(holder, { reports, initiatives }, present, tokyoDate(now));
  return { kind: "link", token, view };
}

/**
 * Everybody who was sent a link into the round, for the office's page of it.
 * @returns null for who may not manage rounds; 404 for an unknown round
 */
export async function loadRoundLinks(roundId: string): Promise<RoundLinksView | null> {
  const viewer = await requireViewer();
  if (!can(viewer, "round.manage", {})) return null;
  return roundLinksView(shown(await listRoundLinks(viewer, { roundId })));
}
