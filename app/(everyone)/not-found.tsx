import { NothingHere } from "@/components/nothing-here";
import { currentVisit, homeOf } from "@/lib/session";

export default async function NotFound() {
  const { person } = await currentVisit();
  return <NothingHere home={person && homeOf(person)} />;
}
