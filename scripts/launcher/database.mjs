import { join } from "node:path";
import { askServer, keepsNamedStatements } from "../../db/own-server.mjs";
import { removeEmbedded, startEmbedded } from "./embedded.mjs";
import { embeddedEnvironment } from "./environment.mjs";
import { dataFolder, Sentence } from "./place.mjs";
import { secrets } from "./settings.mjs";

/** The database of this start, with the variables the portal needs for it: the one named in DATABASE_URL or the embedded one. */
export async function chooseDatabase({ options, origin, changed, gaveUp, started }) {
  if (process.env.DATABASE_URL) return named(options, origin);
  if (options.reset) await removeEmbedded();
  const { settings } = await startEmbedded({ changed, gaveUp, started });
  const demo = options.demo && process.env.DEMO !== "0";
  return { embedded: true, demo, variables: embeddedEnvironment(process.env, settings, { demo, origin }) };
}

async function named(options, origin) {
  if (options.reset)
    throw new Sentence(
      "--reset empties the embedded database only: empty the one named in DATABASE_URL yourself, or leave DATABASE_URL out.",
    );
  const url = process.env.DATABASE_URL;
  await ask("DATABASE_URL", url);
  if (process.env.DATABASE_OWNER_URL) await ask("DATABASE_OWNER_URL", process.env.DATABASE_OWNER_URL);
  else
    console.log(
      "DATABASE_OWNER_URL is not set: the role in DATABASE_URL owns the tables too, so the ledger is protected by its triggers alone.",
    );

  const variables = { APP_ORIGIN: origin };
  if (process.env.DATABASE_PREPARE !== "0" && !(await keepsNamedStatements(url))) {
    console.log(
      "This connection loses named statements (an older pooler?): they are turned off, as with DATABASE_PREPARE=0.",
    );
    variables.DATABASE_PREPARE = "0";
  }
  const demo = options.demo && process.env.DEMO === "1";
  if (demo) Object.assign(variables, secrets(process.env));
  else if (!process.env.SMTP_URL && !process.env.MAIL_DIR) variables.MAIL_DIR = join(dataFolder, "mail");
  return { embedded: false, demo, variables };
}

const reasons = {
  ECONNREFUSED: "nobody listens there: start that server or correct the address",
  ENOTFOUND: "there is no such host: correct the address",
  EAI_AGAIN: "the host could not be looked up: check the network or correct the address",
  CONNECT_TIMEOUT: "it did not answer: check the network and the address",
  "28P01": "the password is wrong: correct it",
  28000: "this role may not sign in from here: correct the role or pg_hba.conf",
  "3D000": "there is no such database: make it with createdb or correct the name",
};

async function ask(name, url) {
  let server;
  try {
    server = await askServer(url);
  } catch (error) {
    const reason =
      error.code === "ERR_INVALID_URL"
        ? "it is not an address, as in postgres://user:password@host:5432/setia"
        : reasons[error.code];
    throw new Sentence(
      `The database in ${name} cannot be used: ${reason ?? `${error.message}: correct that`}, and start again.`,
    );
  }
  if (server.version < 150_000) {
    throw new Sentence(
      `The database in ${name} is PostgreSQL ${Math.floor(server.version / 10_000)}: name one of version 15 or newer.`,
    );
  }
}
