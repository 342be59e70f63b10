export { ForbiddenMessage as default } from "@/components/staff-shell/error-messages";
