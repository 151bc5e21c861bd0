import { createHash } from "node:crypto";

const colour = "#[0-9a-f]{6}";
const pair = new RegExp(
  `^(${colour}|light-dark\\(\\s*(${colour}|transparent)\\s*,\\s*(${colour}|transparent)\\s*\\))$`,
  "i",
);
const picture = /^url\("\/pictures\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\)$/;

/** What a brand may set, and what each may be: no setting can add a rule of its own. */
const known: Record<string, RegExp> = {
  "--brand-accent": pair,
  "--brand-on-accent": pair,
  "--brand-ornament": pair,
  "--brand-logo": picture,
  /** How many times as wide as high. */
  "--brand-logo-shape": /^\d{1,2}(\.\d{1,3})?$/,
  /** What lies under it where it could not be told from the page. */
  "--brand-logo-ground": pair,
  /** Whether the programme's name is part of it. */
  "--brand-logo-name": /^(inside|beside)$/,
};

/** The brand's variables as CSS; anything that is not a known name with a value of its kind is left out. A logo stands in the mark's place. */
export function brandRule(variables: Record<string, string>): string {
  const declarations = Object.entries(variables)
    .filter(([name, value]) => known[name]?.test(value))
    .map(([name, value]) => `${name}:${value}`);
  if (declarations.length === 0) return "";
  return `:root{${declarations.join(";")}}${logoOf(variables, "") === null ? "" : logoRule(variables)}`;
}

/** Where the brand's style sheet stands; null where the brand is the house's own. */
export function brandSheet(variables: Record<string, string>): string | null {
  const rule = brandRule(variables);
  return rule === "" ? null : `/brand/${createHash("sha256").update(rule).digest("hex").slice(0, 16)}.css`;
}

function logoRule(variables: Record<string, string>): string {
  const name = variables["--brand-logo-name"] === "inside" ? ".wordmark{font-size:0;gap:0}" : "";
  return `.wordmark>svg{display:none}.wordmark::before{content:"";box-sizing:content-box;padding:.1875rem;margin-inline-start:-.1875rem;height:1.875rem;width:min(calc(1.875rem*var(--brand-logo-shape)),12rem);background:var(--brand-logo) center/contain no-repeat content-box border-box var(--brand-logo-ground,transparent);border-radius:.25rem;print-color-adjust:exact}${name}`;
}

export type Logo = { id: string; url: string; shape: number; saysName: boolean };

/** The logo as a mail or an icon needs it; null where there is none. */
export function logoOf(variables: Record<string, string>, origin: string): Logo | null {
  const id = picture.exec(variables["--brand-logo"] ?? "")?.[1];
  if (id === undefined) return null;
  const shape = Number(variables["--brand-logo-shape"] ?? 1) || 1;
  return { id, url: `${origin}/pictures/${id}`, shape, saysName: variables["--brand-logo-name"] === "inside" };
}

/** A few letters that change when the portal's icon does, for its address; none for the house's own. */
export function markOf(variables: Record<string, string>): string {
  const accent = /#[0-9a-f]{6}/i.exec(variables["--brand-accent"] ?? "")?.[0].slice(1) ?? "";
  return `${accent}${logoOf(variables, "")?.id.slice(-8) ?? ""}`;
}
