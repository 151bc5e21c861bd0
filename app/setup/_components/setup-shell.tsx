import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppearanceSwitches } from "@/components/appearance-switches";
import { edgeWords } from "@/components/edge-words";
import { SkipLink } from "@/components/edges";
import { Icon } from "@/components/ui/icon";
import { PageTitle } from "@/components/ui/section";
import { Wordmark } from "@/components/wordmark";
import { currentVisit } from "@/lib/session";
import { mayEnter, type SetupAnswers, type SetupStep, setupSteps } from "@/lib/setup/answers";

type Place = "owner" | SetupStep;
const places: readonly Place[] = ["owner", ...setupSteps];

/** A step of the first run: where it stands among the others, what it asks, and why it is so. */
export async function SetupShell(props: {
  /** Null for whoever only waits for it. */
  place: Place | null;
  /** Null before there is an owner: nothing can be gone to. */
  answers: SetupAnswers | null;
  title: string;
  lead: string;
  why: readonly string[];
  children: ReactNode;
}) {
  const [t, { installation }, edges] = await Promise.all([getTranslations("setup"), currentVisit(), edgeWords()]);
  const n = props.place === null ? 0 : places.indexOf(props.place) + 1;
  return (
    <>
      <SkipLink words={edges.skip} />
      <div className="batik-edge text-accent" aria-hidden="true" />
      <header className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 px-5 pt-3 lg:px-8">
        <Wordmark name={installation.programmeName} href="/setup" />
        <p className="text-note text-ink-soft">{t("area")}</p>
      </header>
      <div className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-5 pt-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:px-8 lg:pt-12">
        {props.place === null ? null : <Progress place={props.place} answers={props.answers} />}
        <main id="main" tabIndex={-1} className="min-w-0 max-w-3xl">
          <PageTitle
            title={props.title}
            lead={props.lead}
            above={
              n > 0 ? (
                <p className="text-note font-semibold text-ink-soft">{t("stepOf", { n, all: places.length })}</p>
              ) : null
            }
          />
          <section aria-labelledby="why-title" className="mb-8 rounded-control bg-sunk p-5">
            <h2 id="why-title" className="font-bold">
              {t("why")}
            </h2>
            {props.why.map((sentence) => (
              <p key={sentence} className="mt-2 max-w-prose">
                {sentence}
              </p>
            ))}
          </section>
          {props.children}
        </main>
      </div>
      <footer className="mx-auto mt-16 max-w-6xl border-t border-line px-5 py-6 lg:px-8">
        <AppearanceSwitches {...edges.appearance} />
      </footer>
    </>
  );
}

async function Progress({ place, answers }: { place: Place; answers: SetupAnswers | null }) {
  const t = await getTranslations("setup");
  return (
    <nav aria-label={t("progress")}>
      <ol className="flex flex-wrap gap-x-4 lg:grid lg:gap-1">
        {places.map((each) => {
          const isDone = answers !== null && (each === "owner" || (each !== "review" && answers[each] !== undefined));
          const isOpen = answers !== null && each !== "owner" && mayEnter(each, answers);
          const said = (
            <>
              <Icon name={isDone ? "check" : "next"} size={18} className={isDone ? "text-good" : "text-ink-soft"} />
              {t(`names.${each}`)}
              {isDone ? <span className="sr-only">({t("done")})</span> : null}
            </>
          );
          const look = "inline-flex min-h-11 items-center gap-2";
          return (
            <li key={each} aria-current={each === place ? "step" : undefined} className="aria-[current=step]:font-bold">
              {isOpen && each !== place ? (
                <a href={`/setup/${each}`} className={`${look} underline underline-offset-4`}>
                  {said}
                </a>
              ) : (
                <span className={`${look} ${isDone || each === place ? "" : "text-ink-soft"}`}>{said}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
