import { useTranslations } from "next-intl";
import { AppearanceForms } from "@/components/appearance-forms";
import { PendingLink } from "@/components/ui/pending-link";

/** The end of every page: the programme's terms, and the language and appearance of this browser. */
export function Footer({ programmeName }: { programmeName: string }) {
  const t = useTranslations("shell");
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-4 px-5 py-6 lg:px-8">
        <p className="flex flex-wrap items-center gap-x-4 text-note">
          <span className="font-bold">{programmeName}</span>
          <PendingLink href="/terms" className="inline-flex min-h-11 items-center gap-1 underline underline-offset-4">
            {t("footer.terms")}
          </PendingLink>
        </p>
        <AppearanceForms />
      </div>
    </footer>
  );
}
