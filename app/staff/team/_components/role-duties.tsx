import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/section";
import { atBeginning } from "@/lib/base/sentence";
import { roles } from "@/lib/loyalty/permissions";

/** What each role is for, in a sentence: as little as its work needs. */
export function RoleDuties() {
  const t = useTranslations("staff-team");
  const staff = useTranslations("staff.role");
  return (
    <div className="mt-4">
      <Disclosure question={t("duties")}>
        <Facts facts={roles.map((role) => ({ label: staff(role), value: atBeginning(t(`duty.${role}`)) }))} />
      </Disclosure>
    </div>
  );
}
