import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Step, stepBack, stepOn } from "./steps";

const cursor = fc.string({ unit: fc.constantFrom(..."abcXYZ019_"), minLength: 1, maxLength: 60 });
const start: Step = { after: "", earlier: "" };

describe("the way back through a list", () => {
  test("leads over every page that was shown, to the first", () => {
    fc.assert(
      fc.property(fc.array(cursor, { minLength: 1, maxLength: 15 }), (cursors) => {
        const walked = [start];
        for (const next of cursors) walked.push(stepOn(walked.at(-1) ?? start, next));

        for (let place = walked.length - 1; place > 0; place -= 1) {
          expect(stepBack(walked[place]?.earlier ?? "")).toEqual(walked[place - 1]);
        }
      }),
    );
  });

  test("never makes an address too long, and then forgets its beginning, not its end", () => {
    let page = start;
    for (let n = 0; n < 500; n += 1) page = stepOn(page, `cursor${n}`);

    expect(page.earlier.length).toBeLessThanOrEqual(1_500);
    expect(stepBack(page.earlier)?.after).toBe("cursor498");
  });

  test("is nothing where the address does not tell it, or what nobody of ours wrote", () => {
    expect(stepBack("")).toBeNull();
    expect(stepBack("<script>")).toBeNull();
    expect(stepBack("a".repeat(10_000))).toBeNull();
  });
});
