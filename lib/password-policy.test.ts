import fc from "fast-check";
import { expect, test } from "vitest";
import { PASSWORD_MAX_LENGTH, passwordHint, passwordRefusal } from "./password-policy";

const own = { name: "Sari Wulandari", email: "sari.wulan@contoh.id", brand: "Kopi Senja" };
const refusal = (password: string) => passwordRefusal(password, own);

test("a few unrelated words are welcome, without any digit or capital", () => {
  expect(
    ["kereta lumut sembilan jendela", "lampu genteng tujuh belimbing", "correct horse battery staple"].map(refusal),
  ).toEqual([null, null, null]);
});

test("any characters are, spaces and other scripts too", () => {
  expect(refusal("ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ 47 🙂 kolam")).toBeNull();
});

test("length is counted in characters", () => {
  expect(refusal("x9!Qw#7Lm")).toBe("too-short");
  expect(refusal("a".repeat(129))).toBe("too-long");
});

test("what everybody tries first is refused, in both languages", () => {
  const common = [
    "password123",
    "1234567890",
    "qwertyuiop",
    "bismillah123",
    "indonesia1945",
    "sayangkamu1",
    "iloveyou2024",
  ];

  expect(common.map(refusal)).toEqual(common.map(() => "guessable"));
});

test("one's own name and address and the brand's are refused, however decorated", () => {
  const known = [
    "sariwulandari",
    "Wulandari2024",
    "s4riwul4ndari",
    "sari.wulan@contoh",
    "kopisenja123",
    "KopiSenja2026!",
  ];

  expect(known.map(refusal)).toEqual(known.map(() => "guessable"));
});

test("a password made to be slow to judge does not hold the portal up", () => {
  const slow = ["4@8({[<369&#!1/|0$5+7%2".repeat(6), "P@$$w0rd".repeat(16), "password1".repeat(15)].map((word) =>
    word.slice(0, PASSWORD_MAX_LENGTH),
  );
  refusal("warm up the dictionaries first");

  const began = process.cpuUsage();
  for (const word of slow) refusal(word);
  const { user, system } = process.cpuUsage(began);

  expect((user + system) / 1000 / slow.length).toBeLessThan(500);
});

test("while it is typed the most useful thing is said: what is missing, what it holds of one's own, what it resembles, how strong it is", () => {
  const said = (password: string) => passwordHint(password, own);

  expect(["kolam", "x".repeat(129)].map(said)).toEqual(["tooShort", "tooLong"]);
  expect(["sariwulandari", "s4riwul4ndari", "kopisenja2024"].map(said)).toEqual(["name", "name", "brand"]);
  expect(["qwertyuiop", "abcdefghijk", "aaaaaaaaaaa", "17-08-1945"].map(said)).toEqual([
    "common",
    "sequence",
    "repeat",
    "date",
  ]);
  expect(said("password123")).toBe("common");
  expect(["kereta lumut sembilan jendela", "correct horse battery staple"].map(said)).toEqual(["best", "best"]);
});

test("nothing is called strong that would be refused, and nothing weak that would be taken", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: "grapheme" }), (password) => {
      const isStrong = ["good", "best"].includes(passwordHint(password, own));
      expect(isStrong).toBe(refusal(password) === null);
    }),
    { numRuns: 60 },
  );
});
