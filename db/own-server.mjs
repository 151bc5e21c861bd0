import postgres from "postgres";

/** Plain JavaScript, because the launcher runs it on whatever Node the machine has. */
const quiet = { max: 1, onnotice: () => {}, connect_timeout: 5 };

/** Makes the two roles and the database of a server of our own; neither role may do more than the portal needs. */
export async function prepareOwnServer({ adminUrl, ownerPassword, applicationPassword, database = "setia" }) {
  const admin = postgres(adminUrl, quiet);
  try {
    for (const [role, password] of [
      ["setia_owner", ownerPassword],
      ["setia_app", applicationPassword],
    ]) {
      const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
      const text = password.replaceAll("'", "''");
      await admin.unsafe(
        `${known ? "alter" : "create"} role ${role} login nosuperuser nocreaterole nocreatedb password '${text}'`,
      );
    }
    const [there] = await admin`select 1 from pg_database where datname = ${database}`;
    if (!there) await admin.unsafe(`create database ${database} owner setia_owner`);
    await admin.unsafe(`revoke all on database ${database} from public`);
    await admin.unsafe(`grant connect, temporary on database ${database} to setia_app`);
  } finally {
    await admin.end({ timeout: 2 });
  }
}

/** Tries a connection and answers what the server is; throws the driver's own error. */
export async function askServer(url) {
  const sql = postgres(url, { ...quiet, prepare: false });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version, current_user as role`;
    return { version: row.version, role: row.role };
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/**
 * Whether named statements survive on this connection. Through an old pooler they hang without an error, so the question has a
 * deadline and is asked on several connections at once.
 */
export async function keepsNamedStatements(url) {
  const sql = postgres(url, { ...quiet, max: 3, prepare: true });
  const ask = async () => {
    for (let turn = 0; turn < 4; turn += 1)
      await Promise.all([1, 2, 3].map((value) => sql`select ${value}::int as value`));
    return true;
  };
  try {
    return await Promise.race([ask(), new Promise((resolve) => setTimeout(resolve, 4_000, false))]);
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 0 }).catch(() => {});
  }
}

/** Whether people or members live in a database that is not marked as a demonstration; false while it cannot be asked. */
export async function isRealProgramme(url) {
  const sql = postgres(url, { ...quiet, prepare: false });
  try {
    const [row] = await sql`
      select not is_demonstration and exists (select from members) as real from installation where id = 1`;
    return row?.real === true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 2 }).catch(() => {});
  }
}
