import { disc } from "@/components/reward-picture/cut";
import { seeded } from "@/components/reward-picture/seeded";

const cellSize = 43.2;
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

type Flower = {
  x: number;
  y: number;
  petals: { turn: (typeof turns)[number]; solid: boolean }[];
  isRing: boolean;
};

/** The outlines of a card's cloth, ready to be drawn. */
type Cloth = { open: string; solid: string; rings: string; hooks: string };

/** Woven for whoever looked last: a member looks at their card often, and it never changes. */
const woven = new Map<string, Cloth>();
const WOVEN_MOST = 500;

/** The cloth of a member's card, from their number alone. */
export function clothOf(number: string): Cloth {
  const known = woven.get(number);
  if (known) return known;
  const [oldest] = woven.keys();
  if (oldest !== undefined && woven.size >= WOVEN_MOST) woven.delete(oldest);
  const cloth = weave(number);
  woven.set(number, cloth);
  return cloth;
}

function weave(number: string): Cloth {
  const field = kawungField(number);
  const middle = cellSize / 2;
  return {
    open: petalsPath(field, "open"),
    solid: petalsPath(field, "solid"),
    rings: field
      .filter(({ isRing }) => isRing)
      .map(({ x, y }) => disc(x + middle, y + middle, 2.4))
      .join(""),
    hooks: parangHooks(number).map(hook).join(""),
  };
}

const hook = (y: number) => `M-11 ${y}c6 0 10 4 9 9-1 4-6 5-9 2 3 0 5-1 5-4 0-3-2-5-5-7z`;

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
function parangHooks(number: string): number[] {
  const random = seeded(`parang/${number}`);
  const distance = 13 + Math.floor(random() * 4);
  const start = -distance * random() - 8;
  return Array.from({ length: 20 }, (_, index) => Math.round((start + index * distance) * 10) / 10);
}

/** The outlines of all petals of one kind in one path: a card is then a few shapes instead of a hundred. */
function petalsPath(field: Flower[], kind: "solid" | "open"): string {
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
