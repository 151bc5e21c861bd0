import { notFound, redirect } from "next/navigation";
import { awaitsOwner, findSetup } from "@/db/queries/setup";
import { grant } from "@/lib/loyalty/permissions";
import { currentVisit } from "@/lib/session";
import { nextStep } from "@/lib/setup/answers";
import { Begin } from "./_components/begin";
import { Waiting } from "./_components/waiting";

/** Where a programme without terms begins: the first owner, or the step at which its owner stopped. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<{ expired?: string }> }) {
  const { person, installation } = await currentVisit();
  if (installation.isOpen) notFound();
  if (person !== null && grant(person, "programme.open")) redirect(`/setup/${nextStep((await findSetup()).answers)}`);
  if (person === null && (await awaitsOwner())) return <Begin isExpired={(await searchParams).expired !== undefined} />;
  return <Waiting isSignedIn={person !== null} />;
}
