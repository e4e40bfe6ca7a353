/** Is this a syllable that Vietnamese can write? Onsets and rimes of the standard orthography (`law/text/syllables.py`). */
import { casefold, remembered } from "./signs";

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const STOPPED = /(?:c|ch|p|t|k)$/u;
const LOOSE = /^(?:[bcdđghklmnpqrstvxfjwzƀ]{0,5}([aăâeêioôơuưy]{1,3})[bcdđghklmnpqrstvxfjwz]{0,3})$/u;
const RIMES = (
  "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
  "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu " +
  "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet " +
  "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uơn " +
  "uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu uyp uyn ư ưa ưc ưi ưm ưn ưng ưt ưu " +
  "ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
).split(" ");
const AFTER_QU = (
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu e en eo et ê ên ênh êch êt " +
  "i ich in inh it y ych yên yêt yn ynh yt ơ ơi ơn ôc"
).split(" ");
const AFTER_G = "i in im ip it iêc iêm iên iêng iêt iêp iêu".split(" ");
const ONSETS = "b c ch d đ f g gh gi h j k kh l m n ng ngh nh p ph r s t th tr v w x z".split(" ");

let all: Set<string> | null = null;

function known(): Set<string> {
  all ??= new Set([
    ...RIMES,
    ...ONSETS.flatMap((onset) => RIMES.map((rime) => onset + rime)),
    ...AFTER_QU.map((rime) => `qu${rime}`),
    ...AFTER_G.map((rime) => `g${rime}`),
  ]);
  return all;
}

function bare(word: string): [string, string] {
  const decomposed = casefold(word).normalize("NFD");
  return [decomposed.replace(TONES, "").normalize("NFC"), (decomposed.match(TONES) ?? []).join("")];
}

/** Whether the word is spelled like one Vietnamese syllable, in any letter case and Unicode form. */
export const isSyllable = remembered((word: string): boolean => {
  const [letters, tones] = bare(word);
  if (tones.length > 1 || !known().has(letters)) return false;
  return !(tones && !"\u0301\u0323".includes(tones) && STOPPED.test(letters));
});

/** Whether the word has the shape onset, vowels, coda with at most one tone: names of the highlands do too. */
export const isPronounceable = remembered((word: string): boolean => {
  const [letters, tones] = bare(word);
  return tones.length <= 1 && LOOSE.test(letters);
});
