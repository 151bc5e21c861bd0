import { seeded } from "@/components/reward-picture/seeded";

export const cellSize = 43.2;
/** One fat petal of kawung from the middle of a cell to its upper left corner and back: two curves; the other three are its turns. */
const petal = [
  [21.6, 21.6],
  [9, 20.5],
  [1.5, 13],
  [0.6, 0.6],
  [13, 1.5],
  [20.5, 9],
  [21.6, 21.6],
] as const;
const turns = [0, 90, 180, 270] as const;
const columns = 4;
const flowers = 20;

export type Flower = {
  x: number;
  y: number;
  petals: { turn: (typeof turns)[number]; solid: boolean }[];
  isRing: boolean;
};

/**
 * The kawung field of a card: a flower for each digit of the member's number, in reading order, and again from its start
 * until the field is full. The digit decides which petals are solid, so two numbers do not weave the same cloth.
 */
export function kawungField(number: string): Flower[] {
  const random = seeded(number);
  const digits = [...number.replace(/\D/g, "")].map(Number);
  return Array.from({ length: flowers }, (_, index) => {
    const digit = digits[index % Math.max(1, digits.length)] ?? 0;
    return {
      x: (index % columns) * cellSize,
      y: Math.floor(index / columns) * cellSize,
      petals: turns.map((turn, bit) => ({ turn, solid: (((digit * 7 + 5) >> bit) & 1) === 1 })),
      isRing: random() < 0.35,
    };
  });
}

/** The parang border: its hooks' distance and where the first begins, seeded by the same number. */
export function parangHooks(number: string): number[] {
  const random = seeded(`parang/${number}`);
  const distance = 13 + Math.floor(random() * 4);
  const start = -distance * random() - 8;
  return Array.from({ length: 20 }, (_, index) => Math.round((start + index * distance) * 10) / 10);
}

/** The outlines of all petals of one kind in one path: a card is then a few shapes instead of a hundred. */
export function petalsPath(field: Flower[], kind: "solid" | "open"): string {
  return field.map((flower) => flowerPath(flower, kind === "solid")).join("");
}

/** A petal begins and ends in the middle of its flower, so a flower says once where that is. */
function flowerPath({ x, y, petals }: Flower, solid: boolean): string {
  const chosen = petals.filter((each) => each.solid === solid).map(({ turn }) => curves[turn]);
  const [middle] = petal;
  return chosen.length === 0 ? "" : `M${tenths(x + middle[0])} ${tenths(y + middle[1])}${chosen.join("")}`;
}

/** A petal by its turn, in steps from the middle of its flower: the same wherever the flower stands. */
const curves = { 0: curve(0), 90: curve(90), 180: curve(180), 270: curve(270) };

function curve(turn: (typeof turns)[number]): string {
  const points = petal.map((point) => {
    let [across, down]: readonly [number, number] = point;
    for (let quarter = 0; quarter < turn / 90; quarter += 1) [across, down] = [cellSize - down, across];
    return [across, down] as const;
  });
  const [middle, toTip, pastTip, tip, fromTip, nearly] = points;
  return `c${steps(middle, [toTip, pastTip, tip])}${steps(tip, [fromTip, nearly, middle])}z`;
}

type Point = readonly [number, number];

/** Each point as the way to it from `start`, with no more signs than a path needs. */
function steps(start: Point = [0, 0], points: (Point | undefined)[]): string {
  return points
    .flatMap((point = start) => [point[0] - start[0], point[1] - start[1]])
    .map((way) => tenths(way).replace(/^(-?)0\./, "$1."))
    .map((way) => (way.startsWith("-") ? way : ` ${way}`))
    .join("");
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
