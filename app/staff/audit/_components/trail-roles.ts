import { type Role, roles } from "@/lib/loyalty/permissions";

export function isRole(value: string | null): value is Role {
  return roles.some((role) => role === value);
}
