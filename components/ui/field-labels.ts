import { Children, isValidElement, type ReactNode } from "react";

type Seen = { label: string; legend: string };

/**
 * What the fields among a form's children are called, by their ids: read off the elements themselves (`name` and `label`, or a `label` of its
 * own), so that a refused form names them before anything of it is drawn, also where scripts do not run. Buttons that share a name
 * are called as the group around them.
 */
export function fieldLabels(formId: string, children: ReactNode): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const seen = new Map<string, Seen>();
  const look = (nodes: ReactNode, legend: string): void =>
    Children.forEach(nodes, (node) => {
      if (!isValidElement<Record<string, unknown>>(node)) return;
      const { type, props } = node;
      const own = type === "label" ? call(props.htmlFor, asNode(props.children)) : fieldOf(formId, props);
      if (own !== null) keep(own, legend);
      look(asNode(props.children), type === "fieldset" ? legendOf(asNode(props.children)) : legend);
    });
  const keep = ({ id, label }: { id: string; label: string }, legend: string): void => {
    const before = seen.get(id);
    const isShared = before !== undefined && before.label !== label;
    if (before === undefined) seen.set(id, { label, legend });
    labels.set(id, isShared ? before.legend || before.label : (labels.get(id) ?? label));
  };
  look(children, "");
  return labels;
}

/** A refused form's errors in the order its fields stand in; one whose field only a part of the form knows keeps its place. */
export function inOrderOfFields(
  formId: string,
  errors: Readonly<Record<string, string>>,
  labels: ReadonlyMap<string, string>,
): [field: string, sentence: string][] {
  const place = new Map([...labels.keys()].map((id, index) => [id, index]));
  const placeOf = ([field]: [string, string]) => place.get(`${formId}-${field}`);
  const known = Object.entries(errors).filter((line) => placeOf(line) !== undefined);
  const sorted = known.toSorted((one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0)).values();
  return Object.entries(errors).map((line) => (placeOf(line) === undefined ? line : (sorted.next().value ?? line)));
}

function fieldOf(formId: string, { name, label }: Record<string, unknown>) {
  return typeof name === "string" ? call(`${formId}-${name}`, asNode(label)) : null;
}

function call(id: unknown, words: ReactNode): { id: string; label: string } | null {
  const label = textOf(words).trim();
  return typeof id === "string" && label !== "" ? { id, label } : null;
}

function legendOf(children: ReactNode): string {
  const legends = Children.toArray(children).filter((node) => isValidElement(node) && node.type === "legend");
  return textOf(legends).trim();
}

function textOf(nodes: ReactNode): string {
  const said: string[] = [];
  Children.forEach(nodes, (node) => {
    if (typeof node === "string" || typeof node === "number") said.push(String(node));
    else if (isValidElement<Record<string, unknown>>(node)) said.push(textOf(asNode(node.props.children)));
  });
  return said.join("");
}

/** What stands in an element's props may be anything; only what React draws is looked through. */
function asNode(value: unknown): ReactNode {
  if (typeof value === "string" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(asNode);
  return isValidElement(value) || isLazy(value) ? (value as ReactNode) : null;
}

/** A part that a page of the server streams stands in the tree as something still to be read, which `Children` reads. */
function isLazy(value: unknown): boolean {
  return typeof value === "object" && value !== null && "_payload" in value;
}
