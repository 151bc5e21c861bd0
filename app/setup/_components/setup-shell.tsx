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
      <div
        className={`mx-auto grid max-w-6xl gap-x-12 gap-y-6 px-5 pt-6 lg:px-8 lg:pt-12 ${props.place === null ? "" : "lg:grid-cols-[12rem_minmax(0,1fr)]"}`}
      >
        {props.place === null ? null : <Progress place={props.place} answers={props.answers} />}
        <main id="main" tabIndex={-1} className="min-w-0">
          <PageTitle
            title={props.title}
            lead={props.lead}
            above={
              n > 0 ? (
                <p className="text-note font-semibold text-ink-soft">{t("stepOf", { n, all: places.length })}</p>
              ) : null
            }
          />
          <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_17rem]">
            <div className="min-w-0 max-w-3xl">{props.children}</div>
            <section aria-labelledby="why-title" className="rounded-control bg-sunk p-5 max-xl:max-w-3xl">
              <h2 id="why-title" className="font-bold">
                {t("why")}
              </h2>
              {props.why.map((sentence) => (
                <p key={sentence} className="mt-2 max-w-prose">
                  {sentence}
                </p>
              ))}
            </section>
          </div>
        </main>
      </div>
      <footer className="mx-auto mt-16 max-w-6xl border-t border-line px-5 py-6 lg:px-8">
        <AppearanceSwitches {...edges.appearance} />
      </footer>
    </>
  );
}

/** The steps: on a phone a bar of them, from 1024 px their names in a column. */
async function Progress({ place, answers }: { place: Place; answers: SetupAnswers | null }) {
  const t = await getTranslations("setup");
  return (
    <nav aria-label={t("progress")}>
      <ol className="setup-steps">
        {places.map((each, at) => {
          const isDone = answers !== null && (each === "owner" || (each !== "review" && answers[each] !== undefined));
          const isOpen = answers !== null && each !== "owner" && mayEnter(each, answers);
          const said = (
            <>
              <span className="setup-mark" aria-hidden="true">
                {isDone ? <Icon name="check" size={14} /> : at + 1}
              </span>
              <span className="setup-name">{t(`names.${each}`)}</span>
              {isDone ? <span className="sr-only">({t("done")})</span> : null}
            </>
          );
          return (
            <li key={each} aria-current={each === place ? "step" : undefined} data-done={isDone || undefined}>
              {isOpen && each !== place ? <a href={`/setup/${each}`}>{said}</a> : <span>{said}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
