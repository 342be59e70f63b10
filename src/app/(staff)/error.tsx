"use client";

export { UnexpectedError as default } from "@/components/staff-shell/unexpected-error";
