import { exportNotes } from "@/db/queries/notes";
import type { Command } from "./command";

export const memberNotes: Command = {
  name: "member notes",
  usage: "member notes ID",
  about:
    "Prints what staff wrote about a member, every wording of it, as JSON: it belongs to the data a member may ask for. ID stands on the " +
    "member's page. Exit code 1 when there is no such membership.",
  run: async ([id = ""]) => {
    const notes = await exportNotes(id);
    if (notes === null) {
      console.error(`There is no membership ${id}.`);
      return 1;
    }
    const told = notes.map(({ isRemoved, wordings }) => ({
      isRemoved,
      wordings: wordings.map(({ words, author, at }) => ({ at: at.toISOString(), author, words })),
    }));
    console.log(JSON.stringify(told, null, 2));
    return 0;
  },
};
