"use client";

import type { TierTone } from "@/components/tier-tone";
import { clothOf } from "./card-cloth";
import { cardPalettes } from "./palette";

export type CardWords = {
  programmeName: string;
  tierName: string;
  tone: TierTone;
  name: string;
  number: string;
  unit: string;
  label: string;
};

/** The card drawn from its facts alone: the browser's scripts are told the number, not the hundred petals woven from it. */
export function CardFace(props: CardWords & { figure: string }) {
  const colour = cardPalettes[props.tone];
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox="0 0 342 216"
      className="block h-auto w-full max-w-md rounded-picture proportional-nums"
    >
      <path fill={colour.base} d="M0 0h342v216H0z" />
      <g transform="translate(169.200 0)">
        <path fill={colour.weave} d="M0 0h173v216H0z" />
        <Kawung number={props.number} colours={colour} />
        <Parang number={props.number} colours={colour} />
      </g>
      <g fill={colour.ink}>
        <text x="20" y="34" fontSize="16" fontWeight="800" letterSpacing="-0.2">
          {props.programmeName}
        </text>
        <text x="20" y="52" fontSize="11" fontWeight="600" fill={colour.soft}>
          {props.tierName}
        </text>
        <text x="19" y="124" fontSize={props.figure.length < LONG_FIGURE ? 34 : 25} fontWeight="800" letterSpacing="-1">
          {props.figure}
        </text>
        <text x="20" y="141" fontSize="11" fontWeight="600" fill={colour.soft}>
          {props.unit}
        </text>
        <text x="20" y="182" fontSize="13" fontWeight="700">
          {shortened(props.name)}
        </text>
        <text x="20" y="199" fontSize="11" fontWeight="500" letterSpacing="0.600" fill={colour.soft}>
          {groupsOfFour(props.number)}
        </text>
      </g>
    </svg>
  );
}

/** `1.000.000` and longer. */
const LONG_FIGURE = 9;

type Colours = (typeof cardPalettes)[TierTone];

function Kawung({ number, colours }: { number: string; colours: Colours }) {
  const { open, solid, rings } = clothOf(number);
  return (
    <>
      <path fill={colours.base} d={open} />
      <path fill={colours.thread} d={solid} />
      <path fill={colours.ink} d={rings} />
    </>
  );
}

function Parang({ number, colours }: { number: string; colours: Colours }) {
  return (
    <>
      <path fill={colours.ink} d="M-13 0H0v216h-13z" />
      <path fill={colours.weave} d={clothOf(number).hooks} />
    </>
  );
}

function shortened(name: string): string {
  return name.length <= 18 ? name : `${name.slice(0, 17).trimEnd()}…`;
}

/** `1234 5678 9012 3456`, as printed on cards. */
function groupsOfFour(number: string): string {
  return number.replace(/(.{4})(?=.)/g, "$1 ");
}
