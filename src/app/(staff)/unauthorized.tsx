export { UnauthorizedMessage as default } from "@/components/staff-shell/error-messages";
