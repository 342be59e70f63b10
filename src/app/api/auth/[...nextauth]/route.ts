/** next-auth's endpoints: CSRF token, the way to the identity provider and back, sign-in by password. */

import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/server/auth/next-auth-options";
import { appOrigin } from "@/server/auth/settings";

export const dynamic = "force-dynamic";

async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  // next-auth takes its own address from this variable alone, or else from headers that anybody can write.
  process.env.NEXTAUTH_URL = appOrigin();
  return NextAuth(request, context, nextAuthOptions(request.headers.get("user-agent") ?? ""));
}

export { handler as GET, handler as POST };
