import type { Agent } from "node:http";
import { type Answer, ask, fill, post } from "../fixtures/http";

export type Timed = { answer: Answer | null; milliseconds: number };
/** `patienceMs`: how long a request may take before it counts as never answered. */
type At = { at: string; agent: Agent; patienceMs: number };

/** Somebody signed in who redeems by the form of the page, as a browser without scripts does. */
export class MemberAtTheForm {
  /** How long every request took, answered or not. */
  readonly requests: Timed[] = [];
  /** The redemption each sent form was acknowledged with. */
  readonly acknowledged: string[] = [];

  constructor(
    private readonly session: string,
    private readonly where: At,
  ) {}

  async look(path: string): Promise<Answer | null> {
    return this.timed(() => ask(path, this.asking()));
  }

  /** The filled form, its key in it; null while the page cannot be had. */
  async takeForm(rewardId: string): Promise<Record<string, string> | null> {
    const page = await this.look(`/rewards/${rewardId}`);
    return page?.status === 200 && page.body.includes('id="redeem"') ? fill(page.body, "redeem") : null;
  }

  async send(rewardId: string, form: Record<string, string>): Promise<Answer | null> {
    const answer = await this.timed(() => post(`/rewards/${rewardId}`, form, this.asking()));
    if (answer?.status === 303) this.acknowledged.push(String(answer.headers.location));
    return answer;
  }

  private asking() {
    const { at, agent, patienceMs } = this.where;
    return { at, agent, session: this.session, timeoutMs: patienceMs };
  }

  private async timed(request: () => Promise<Answer>): Promise<Answer | null> {
    const began = Date.now();
    const answer = await request().catch(() => null);
    this.requests.push({ answer, milliseconds: Date.now() - began });
    return answer;
  }
}
