import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What waits most: for processes it starts, for deadlines, for many rounds. Begun last, one of them would keep everybody waiting. */
const long = [
  "jobs/worker.test",
  "db/client.test",
  "cli/",
  "db/ledger-model",
  "db/verify-ledger",
  "db/commands/change-factors",
];

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = long.findIndex((name) => moduleId.includes(`/${name}`));
  return place === -1 ? long.length : place;
};

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
