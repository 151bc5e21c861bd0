import { notFound, redirect } from "next/navigation";
import { createSafeActionClient, returnValidationErrors } from "next-safe-action";
import { z } from "zod";
import { outcomeIsUnknown } from "@/db/client";
import { typedText } from "@/lib/base/typed-text";
import { atSpoken, withUnspoken } from "@/lib/base/unspoken";
import { localeOf } from "@/lib/i18n";
import { grant, type Permission, type StaffPermission } from "@/lib/loyalty/permissions";
import { signInPath } from "@/lib/return-to";
import { currentVisit } from "@/lib/session";
import type { FormState, ServerError } from "./form-state";

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ action: z.string() }),
  // A reader gets a reference to quote; what went wrong stays in the log under it.
  handleServerError: (error, { metadata }): ServerError => {
    const reference = crypto.randomUUID().slice(0, 8);
    console.error(JSON.stringify({ level: "error", reference, action: metadata.action, error: String(error.stack) }));
    return { reference, isDatabaseAway: outcomeIsUnknown(error) };
  },
}).use(async ({ next }) => {
  // Outside of rendering nothing is remembered for the request: asked once here, handed on in the context.
  const visit = await currentVisit();
  return next({ ctx: { visit, locale: await localeOf(visit) } });
});

/** For anybody, signed in or not. */
export const visitorAction = client;

/** For whoever is signed in: `ctx.actor` is an `Actor<"account.use">`. */
export const personAction = actionFor("account.use");

/** For members: `ctx.actor` is an `Actor<"membership.use">`. */
export const memberAction = actionFor("membership.use");

/** For staff whose role holds this permission: `ctx.actor` proves it. */
export function staffAction<P extends StaffPermission>(permission: P) {
  return actionFor(permission);
}

function actionFor<P extends Permission>(permission: P) {
  return client.use(async ({ next, ctx: { visit } }) => {
    const { person, session } = visit;
    if (person === null || session === null) redirect(signInPath(null));
    const actor = grant(person, permission);
    if (actor === null) notFound();
    return next({ ctx: { actor, person, session } });
  });
}

/** A form's fields as an object for a schema: what the framework adds is left out, a name sent twice is a list. */
export function form<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess(fieldsOf, z.object(shape));
}

/** The same for a form with rows of its own: what the shape does not name is text of at most `longest`, or several of it. */
export function openForm<Shape extends z.core.$ZodLooseShape>(shape: Shape, longest: number) {
  const text = z.string().max(longest);
  return z.preprocess(fieldsOf, z.object(shape).catchall(z.union([text, z.array(text)])));
}

function fieldsOf(input: unknown): unknown {
  if (!(input instanceof FormData)) return input;
  const names = [...new Set(input.keys())].filter((name) => !name.startsWith("$ACTION"));
  return withUnspoken(
    Object.fromEntries(
      names.map((name) => {
        const all = input.getAll(name).map((each) => (typeof each === "string" ? typedText(each) : each));
        return [name, all.length > 1 ? all : all[0]];
      }),
    ),
  );
}

/** Never sent back to a browser: the state of a form travels in plain hidden fields. */
const secretField = /password|^current$|^(code|passkey)$|secret|token/i;

function typedIn(input: unknown): Record<string, string> {
  if (!(input instanceof FormData)) return {};
  const kept = [...input].filter(([name]) => !name.startsWith("$ACTION") && !secretField.test(name));
  return Object.fromEntries(
    kept.flatMap(([name, value]) => (typeof value === "string" ? [[name, typedText(value)]] : [])),
  );
}

/** Beside the fields: nothing is wrong with them, they say what comes next. */
const NEXT = "$next";

/** The third argument of `inputSchema`: errors by field, one sentence each, with what was typed (never a password). */
export const asForm = {
  handleValidationErrorsShape: async (
    errors: unknown,
    { clientInput }: { clientInput: unknown },
  ): Promise<FormState> => {
    const values = typedIn(clientInput);
    const byField = Object.entries(isTree(errors) ? errors : {}).flatMap(([field, below]) => {
      const sentence = field === "_errors" ? undefined : sentencesOf(below)[0];
      return sentence === undefined ? [] : [[field, sentence]];
    });
    return {
      message: sentencesOf(errors)[0] ?? null,
      errors: atSpoken(Object.fromEntries(byField), values),
      values,
      isNext: isTree(errors) && NEXT in errors,
    };
  },
};

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function sentencesOf(errors: unknown): string[] {
  const own = isTree(errors) && Array.isArray(errors._errors) ? errors._errors : [];
  return own.filter((sentence) => typeof sentence === "string");
}

/** The second argument of `action`, for forms of buttons alone: what goes wrong is the page's to say (app/error.tsx). */
export const thrown = { throwServerError: true } as const;

const anyForm = z.looseObject({});

/** Ends an action with the same form again: a sentence for the whole of it, sentences for its fields, or both. */
export function refuse(message: string | null, fields: Record<string, string> = {}): never {
  return returnValidationErrors(anyForm, { ...treeOf(fields), ...(message === null ? {} : { _errors: [message] }) });
}

/** The same where all went well and the form asks for more: what to do next with its fields. */
export function askNext(fields: Record<string, string>): never {
  return returnValidationErrors(anyForm, { ...treeOf(fields), [NEXT]: { _errors: [] } });
}

function treeOf(fields: Record<string, string>): Record<string, { _errors: string[] }> {
  return Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [name, { _errors: [sentence] }]));
}
