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

export type Flower = { x: number; y: number; petals: { turn: number; solid: boolean }[]; isRing: boolean };

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
  return field
    .flatMap(({ x, y, petals }) =>
      petals.filter(({ solid }) => solid === (kind === "solid")).map(({ turn }) => petalPath(x, y, turn)),
    )
    .join("");
}

function petalPath(x: number, y: number, turn: number): string {
  const points = petal.map((point) => {
    let [across, down]: readonly [number, number] = point;
    for (let quarter = 0; quarter < turn / 90; quarter += 1) [across, down] = [cellSize - down, across];
    return `${tenths(x + across)} ${tenths(y + down)}`;
  });
  const [start, ...curves] = points;
  return `M${start}C${curves.slice(0, 3).join(" ")}C${curves.slice(3).join(" ")}z`;
}

const tenths = (value: number) => String(Math.round(value * 10) / 10);
