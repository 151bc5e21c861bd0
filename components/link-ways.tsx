import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ShareButton } from "@/components/ui/share-button";

type Words = Record<"share" | "copy" | "copied" | "whatsapp" | "mail", string>;

/** The ways of passing a link on: the device's own, copying it, and two that need no script. */
export function LinkWays(props: { url: string; title: string; text: string; words: Words }) {
  const { url, title, text, words } = props;
  const both = encodeURIComponent(`${text} ${url}`);
  return (
    <div className="flex flex-wrap gap-3">
      <ShareButton title={title} text={text} url={url} label={words.share} />
      <CopyButton text={url} label={words.copy} copied={words.copied} />
      <a
        href={`https://wa.me/?text=${both}`}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("secondary", true)}
      >
        {words.whatsapp}
      </a>
      <a href={`mailto:?subject=${encodeURIComponent(title)}&body=${both}`} className={buttonClass("secondary", true)}>
        {words.mail}
      </a>
    </div>
  );
}
