const nameOfVariable = /^--brand-(accent|on-accent|ornament)$/;
const colour = /^(#[0-9a-f]{6}|light-dark\(\s*#[0-9a-f]{6}\s*,\s*#[0-9a-f]{6}\s*\))$/i;

/** The brand's variables as one CSS rule; anything that is not a known name with a plain colour is left out, so no setting can add rules. */
export function brandRule(variables: Record<string, string>): string {
  const declarations = Object.entries(variables)
    .filter(([name, value]) => nameOfVariable.test(name) && colour.test(value))
    .map(([name, value]) => `${name}:${value}`);
  return declarations.length > 0 ? `:root{${declarations.join(";")}}` : "";
}
