export { NotFoundMessage as default } from "@/components/staff-shell/error-messages";
