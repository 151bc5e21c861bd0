import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = import.meta.dirname;
const files = walk("").map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const isProof = (path: string) =>
  /\.test\.tsx?$|-fixtures\.ts$|^(e2e|bench)\/|^db\/(test-database|ledger-model|own-server)|^jobs\/test-|^scripts\/testing\//.test(
    path,
  );
const product = files.filter(({ path }) => !isProof(path) && /\.(tsx?|mjs)$/.test(path));

/** Every file of ours, below the folder; not what was installed, built or generated. */
function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || ["node_modules", "next-env.d.ts"].includes(entry.name)) return [];
    if (entry.isDirectory()) return walk(path);
    return /\.(tsx?|mjs|sql|css)$/.test(entry.name) && !path.startsWith("db/migrations/") ? [path] : [];
  });
}

function within(pattern: RegExp) {
  return product.filter(({ path }) => pattern.test(path));
}

/** Which files break a rule, each with what breaks it. */
function offenders(among: { path: string; text: string }[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) => text.match(pattern)?.map((found) => `${path}: ${found.trim()}`) ?? []);
}

/** What a file imports of this tree, by room; types count, for they are read together. */
function imports({ path, text }: { path: string; text: string }): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?"((?:@\/|\.)[^"]*)"/g)].map(([, target = ""]) =>
    target.startsWith("@/") ? target.slice(2) : join(path, "..", target),
  );
}

function arrows(from: RegExp, mayReach: RegExp): string[] {
  return within(from).flatMap((file) =>
    imports(file)
      .filter((target) => !mayReach.test(target))
      .map((target) => `${file.path} -> ${target}`),
  );
}

describe("the rooms and their arrows", () => {
  it("lets the rules of points know nothing but themselves and the base", () => {
    expect(arrows(/^lib\/loyalty\//, /^lib\/(loyalty|base)\//)).toEqual([]);
    const foreign = /from "(?!\.|@\/|zod"|temporal-polyfill")[^"]+"/g;
    expect(offenders(within(/^lib\/loyalty\//), foreign)).toEqual([]);
  });

  it("lets the base know nothing but itself", () => {
    expect(arrows(/^lib\/base\//, /^lib\/base\//)).toEqual([]);
  });

  it("lets no door, look or job be reached from the memory or the rules", () => {
    // Pictures of the demonstration's rewards are drawn by the code that draws them on the pages.
    expect(arrows(/^(db|lib)\//, /^(db|lib|messages)\/|^components\/reward-picture\//)).toEqual([]);
  });

  it("lets looks read nothing of the memory but types", () => {
    const values = /^import (?!type\b)(?!\{(?:\s*type \w+,?)+\s*\})[^;]*from "@\/(db|jobs|cli)\/[^"]*"/gm;
    expect(offenders(within(/^components\//), values)).toEqual([]);
  });
});

describe("the memory is the only room that speaks SQL", () => {
  it("keeps the driver and its pools inside, but for what starts and ends processes", () => {
    const startsProcesses = /^(db|jobs|cli|scripts)\/|^drizzle\.config\.ts$/;
    const outside = product.filter(({ path }) => !startsProcesses.test(path));
    expect(offenders(outside, /from "(postgres|pg|drizzle-orm[^"]*)"/g)).toEqual([]);
    expect(offenders(outside, /import \{[^}]*\b(sql|db)\b[^}]*\} from "@\/db\/client"/g)).toEqual([]);
  });

  it("keeps statements inside", () => {
    const outside = product.filter(({ path }) => !/^(db|scripts)\//.test(path));
    expect(offenders(outside, /\bsql(?:<[^`]*>)?`|\.unsafe\(/g)).toEqual([]);
  });

  it("never holds a transaction open from the driver", () => {
    const all = product.filter(({ path }) => path !== "db/migrate.ts");
    // A browser's own store names what it opens; a driver is given what to do.
    expect(offenders(all, /\.transaction\((?!")|\.begin\(|\bstart transaction\b/gi)).toEqual([]);
  });

  it("writes the ledger's tables through one door", () => {
    const ledger = /(?:insert into|update|delete from) (?:journals|lots|events|redemptions)\b/gi;
    const doors = /^db\/functions\/1[12]-/;
    const all = files.filter(({ path }) => !isProof(path) && !doors.test(path));
    expect(offenders(all, ledger)).toEqual([]);
  });
});

describe("what the world can reach", () => {
  const actionFiles = within(/^app\//).filter(({ text }) => /^"use server";/.test(text));

  it("builds every server action by the action client", () => {
    expect(actionFiles.length).toBeGreaterThan(5);
    const made = /^export const \w+ = (visitorAction|personAction|memberAction|staffAction\("[\w.]+"\))\n?\s*\./;
    for (const { path, text } of actionFiles) {
      const exported = text.match(/^export\b.*(\n\s+\..*)?/gm) ?? [];
      expect(
        exported.filter((each) => !made.test(each)),
        path,
      ).toEqual([]);
      expect(exported.length, path).toBeGreaterThan(0);
    }
  });

  it("has no action hidden inside another file", () => {
    const elsewhere = product.filter((file) => !actionFiles.includes(file));
    expect(offenders(elsewhere, /^\s*"use server";/gm)).toEqual([]);
  });

  it("asks who is there on every page of a guarded area", () => {
    const pages = within(/^app\/(\(member\)|staff)\/(?:.*\/)?page\.tsx$/);
    expect(pages.length).toBeGreaterThan(10);
    const guard = { member: /await require(Member|Person)\(/, staff: /await requireStaff\("[\w.]+"\)/ };
    const open = pages.filter(
      ({ path, text }) => !guard[path.startsWith("app/staff/") ? "staff" : "member"].test(text),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });
});

describe("every command is proved", () => {
  const commands = within(/^db\/commands\/[a-z-]+\.ts$/).map(({ path }) => path.replace(/\.ts$/, ""));
  const byModule = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ""), file]));

  /** What the tests of the memory, the jobs and the operator's command reach, by way of the jobs and commands they call or start. */
  const reached = new Set<string>();
  const reach = (file: { path: string; text: string }) => {
    const started = [...file.text.matchAll(/"((?:jobs|cli)\/[\w-]+)\.ts"/g)].map(([, path = ""]) => path);
    for (const target of [...imports(file), ...started]) {
      const next = byModule.get(target);
      if (next === undefined || reached.has(target) || !/^(db\/commands|jobs|cli)\//.test(target)) continue;
      reached.add(target);
      reach(next);
    }
  };
  for (const file of files) if (/^(db|jobs|cli)\/.*\.test\.ts$/.test(file.path)) reach(file);

  it.each(commands)("%s", (command) => {
    expect(reached.has(command)).toBe(true);
  });
});

describe("the house style", () => {
  it("has no file longer than 250 lines", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 251);
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length}`)).toEqual([]);
  });

  it("asserts nothing past the compiler, and leaves nothing for later", () => {
    const typescript = files.filter(({ path }) => /\.tsx?$/.test(path) && path !== "architecture.test.ts");
    expect(
      offenders(typescript, /\bas any\b|: any\b|<any>|@ts-(ignore|expect-error|nocheck)|\b(TODO|FIXME)\b/g),
    ).toEqual([]);
    expect(offenders(typescript, /[\w)\]]!(?=[.;,)\]])/g)).toEqual([]);
    expect(
      offenders(
        files.filter(({ path }) => isProof(path)),
        /\b(it|describe|test)\.(skip|only|todo)\(/g,
      ),
    ).toEqual([]);
  });

  it("gives every form a name to find it by", () => {
    const forms = within(/^(app|components)\/.*\.tsx$/).flatMap(({ path, text }) =>
      [...text.matchAll(/<form\b[\s\S]*?>\n/g)].map(([tag]) => ({ path, tag })),
    );
    expect(forms.filter(({ tag }) => !/\bid=/.test(tag) && !tag.includes("{...")).map(({ path }) => path)).toEqual([]);
  });

  it("escapes an underscore a class looks for, which Tailwind reads as a space", () => {
    expect(offenders(product, /\[\w+=\w*[^\W_]_\w+\]/g)).toEqual([]);
  });

  it("names nothing a drawer", () => {
    expect(
      files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|services?|common|misc)\b/.test(path)),
    ).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const allowed = /^lib\/base\/env\.ts$|^instrumentation\.ts$|^scripts\/|^[\w.-]+\.config\.(ts|mjs)$/;
    const others = product.filter(({ path }) => !allowed.test(path));
    expect(offenders(others, /process\.env\b/g)).toEqual([]);
  });
});
