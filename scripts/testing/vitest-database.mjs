import { createTemplate, dropTemplate } from "../../db/test-database.ts";
import { startThrowawayServer } from "./throwaway-server.mjs";

/** Before the database tests: a server, unless one was handed in, and the migrated database each test file copies. */
export default async function setup() {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const server = given ? undefined : await startThrowawayServer(process.env.TEST_POSTGRES_BIN);
  const adminUrl = given ?? server.adminUrl;
  const template = await createTemplate(adminUrl);
  Object.assign(process.env, { TEST_DATABASE_ADMIN_URL: adminUrl, TEST_DATABASE_TEMPLATE: template });
  return async () => {
    await dropTemplate(adminUrl, template);
    await server?.stop();
  };
}
