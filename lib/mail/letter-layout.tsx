import { Body, Button, Container, Head, Heading, Hr, Html, Img, Preview, Section, Text } from "react-email";
import type { Letter, Letterhead } from "./letter";

const font = "'Plus Jakarta Sans', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";
const LOGO_HEIGHT = 36;
const light = { paper: "#faf6ee", raised: "#fffdf9", ink: "#231c18", soft: "#5e5148", line: "#ddd2c0" };
const dark = { paper: "#15161b", raised: "#1e2027", ink: "#f3ece0", soft: "#b9afa1", line: "#36383f" };

/** A letter on the programme's paper: one sheet, one typeface, one thing to do. Readable with styles stripped, and in the dark. */
export function LetterLayout({ letter, head }: { letter: Letter; head: Letterhead }) {
  return (
    <Html lang={head.locale}>
      <Head>
        <title>{letter.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkRules(head)}</style>
      </Head>
      <Body
        lang={head.locale}
        className="paper"
        style={{ margin: 0, backgroundColor: light.paper, color: light.ink, fontFamily: font }}
      >
        <Preview>{letter.preview}</Preview>
        <Container style={{ width: "100%", maxWidth: "560px", padding: "32px 16px" }}>
          <Masthead head={head} />
          <Section className="sheet" style={{ backgroundColor: light.raised, borderRadius: "12px", padding: "32px" }}>
            <Heading as="h1" className="ink" style={heading}>
              {letter.heading}
            </Heading>
            {[letter.greeting, ...letter.paragraphs].map((paragraph) => (
              <Text key={paragraph} className="ink" style={body}>
                {paragraph}
              </Text>
            ))}
            <Facts facts={letter.facts} />
            <Purpose letter={letter} head={head} />
            <Hr className="line" style={{ borderColor: light.line, margin: "28px 0 20px" }} />
            <Text className="soft" style={{ ...small, margin: 0 }}>
              {letter.note}
            </Text>
          </Section>
          <Text className="soft" style={{ ...small, margin: "20px 0 0" }}>
            {head.footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** The programme's logo over its name; where the logo holds the name already, alone. On a light ground, since a mail program may be dark. */
function Masthead({ head }: { head: Letterhead }) {
  const { logo, programme } = head;
  return (
    <>
      {logo === null ? null : (
        <Img
          src={logo.url}
          alt={logo.saysName ? programme : ""}
          width={Math.round(LOGO_HEIGHT * logo.shape)}
          height={LOGO_HEIGHT}
          style={{ backgroundColor: light.raised, borderRadius: "6px", padding: "4px", margin: "0 0 12px" }}
        />
      )}
      {logo?.saysName ? null : (
        <Text className="accent" style={{ ...masthead, color: head.accent.light }}>
          {programme}
        </Text>
      )}
    </>
  );
}

function Facts({ facts }: Pick<Letter, "facts">) {
  if (facts.length === 0) return null;
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} width="100%" style={{ margin: "0 0 20px" }}>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.label}>
            <td className="soft" style={{ ...small, padding: "6px 16px 6px 0", verticalAlign: "top" }}>
              {fact.label}
            </td>
            <td className="ink" align="right" style={valueStyle(fact.value)}>
              {fact.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What no space divides, such as a signature, is broken anywhere: it would push the sheet off a telephone. */
function valueStyle(value: string) {
  const breaks = /\S{32}/.test(value) ? { wordBreak: "break-word" as const } : {};
  return { ...small, color: light.ink, fontWeight: 600, padding: "6px 0", ...breaks };
}

function Purpose({ letter, head }: { letter: Letter; head: Letterhead }) {
  const { purpose } = letter;
  if (purpose.kind === "code") {
    return (
      <Text className="ink code" style={{ ...code, backgroundColor: light.paper }}>
        {`\n${purpose.code}\n`}
      </Text>
    );
  }
  return (
    <Button
      className="action"
      href={purpose.url}
      style={{ ...action, backgroundColor: head.accent.light, color: head.onAccent.light }}
    >
      {purpose.label}
    </Button>
  );
}

/** A telephone's width belongs to the words. */
const narrow = "@media (max-width:480px){.sheet>tbody>tr>td{padding:24px 20px !important}}";

function darkRules({ accent, onAccent }: Letterhead): string {
  const rules: [string, string][] = [
    [".paper,.paper>table>tbody>tr>td", `background-color:${dark.paper}`],
    [".sheet", `background-color:${dark.raised}`],
    [".code", `background-color:${dark.paper}`],
    [".ink", `color:${dark.ink}`],
    [".soft", `color:${dark.soft}`],
    [".line", `border-color:${dark.line}`],
    [".accent", `color:${accent.dark}`],
    [".action", `background-color:${accent.dark}`],
    [".action,.action span", `color:${onAccent.dark}`],
  ];
  const written = rules.map(([selector, rule]) => `${selector}{${rule} !important}`).join("");
  return `:root{color-scheme:light dark}${narrow}@media (prefers-color-scheme:dark){${written}}`;
}

const masthead = { margin: "0 0 20px", padding: "0 4px", fontSize: "17px", fontWeight: 700, letterSpacing: "-0.01em" };
const heading = {
  margin: "0 0 16px",
  color: light.ink,
  fontSize: "24px",
  lineHeight: "30px",
  fontWeight: 700,
  letterSpacing: "-0.02em",
};
const body = { margin: "0 0 16px", color: light.ink, fontSize: "16px", lineHeight: "25px" };
const small = { color: light.soft, fontSize: "14px", lineHeight: "21px" };
const code = {
  margin: "8px 0",
  borderRadius: "8px",
  padding: "18px",
  color: light.ink,
  fontSize: "34px",
  lineHeight: "40px",
  fontWeight: 700,
  letterSpacing: "0.22em",
  textAlign: "center" as const,
  fontVariantNumeric: "tabular-nums",
};
const action = { borderRadius: "8px", padding: "13px 22px", fontSize: "16px", lineHeight: "22px", fontWeight: 600 };
