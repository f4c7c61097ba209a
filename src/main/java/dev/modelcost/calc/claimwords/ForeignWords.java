package dev.modelcost.calc.claimwords;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a sentence in German or French says, in the words that the vocabulary reads: its numbers,
 * the words for money, for quantities and for what is done. It is no translation.
 */
final class ForeignWords {

    /** Words by which a sentence is known to be in English. */
    private static final Pattern ENGLISH =
            TextCues.words("the|of|and|was|were|is|are|for|with|to|than|by|has|its|that|on|it");

    private static final ForeignWords GERMAN =
            new ForeignWords(
                    "der|das|und|wurden?|wird|kostete[n]?|kostet|von|mit|auf|eine?[rmns]?|für|pro|ist|des|dem|den|laut|verbraucht(?:e|en)?|Milliarden|Millionen|Billionen|sich|über|im|zum|hat",
                    "nicht|keine?[rmns]?|ohne|weder|wäre|würden?|hätten?",
                    """
                    trainiert=trained
                    vortrainiert=pre-trained
                    Trainingskosten=training costs
                    Training=training
                    kostete=cost
                    kosteten=cost
                    gekostet=cost
                    kostet=costs
                    kosten=cost
                    Kosten=cost
                    Preis=price
                    verbraucht=uses
                    verbrauchte=used
                    verbrauchen=use
                    benötigt=uses
                    benötigte=used
                    Strom=of electricity
                    Energie=of energy
                    Wasser=of water
                    Wattstunden=watt-hours
                    Wattstunde=watt-hour
                    Kilowattstunden=kilowatt-hours
                    Megawattstunden=megawatt-hours
                    Gigawattstunden=gigawatt-hours
                    Terawattstunden=terawatt-hours
                    Liter=liters
                    Milliliter=milliliters
                    Tonnen=tonnes
                    Gramm=grams
                    Kilogramm=kilograms
                    stieß=emitted
                    emittierte=emitted
                    verursachte=emitted
                    ausgestoßen=emitted
                    Anfrage=query
                    Anfragen=queries
                    Antwort=answer
                    Tage=days
                    Tagen=days
                    Tag=day
                    Wochen=weeks
                    Monate=months
                    Monaten=months
                    Jahre=years
                    Jahren=years
                    Jahr=year
                    Stunden=hours
                    Stunde=hour
                    GPU-Stunden=GPU hours
                    Grafikprozessoren=GPUs
                    Grafikkarten=GPUs
                    Parameter=parameters
                    Parametern=parameters
                    Tokens=tokens
                    Token=tokens
                    Input-Token=input tokens
                    Input-Tokens=input tokens
                    Eingabe-Token=input tokens
                    Eingabetoken=input tokens
                    Output-Token=output tokens
                    Output-Tokens=output tokens
                    Ausgabe-Token=output tokens
                    Ausgabetoken=output tokens
                    US-Dollar=dollars
                    Dollar=dollars
                    Euro=euros
                    Cent=cents
                    Tausend=thousand
                    Mio.=million
                    Millionen=million
                    Mrd.=billion
                    Milliarden=billion
                    Milliarde=billion
                    Billionen=trillion
                    Billion=trillion
                    Prozent=percent
                    rund=about
                    etwa=about
                    circa=about
                    ungefähr=about
                    knapp=almost
                    fast=almost
                    mehr als=more than
                    über=over
                    weniger als=less than
                    mindestens=at least
                    bis zu=up to
                    höchstens=at most
                    nur=only
                    lediglich=only
                    gerade einmal=only
                    zwischen=between
                    pro=per
                    je=per
                    mal=times
                    billiger=cheaper
                    günstiger=cheaper
                    teurer=more expensive
                    als=than
                    eingesammelt=raised
                    geholt=raised
                    aufgenommen=raised
                    Investoren=investors
                    Geldgebern=investors
                    verkauft=sells
                    verkaufen=sell
                    Umsatz=revenue
                    investiert=invests
                    investieren=invest
                    Investitionen=investments
                    bewertet=valued
                    Bewertung=valuation
                    Kontextfenster=context window
                    Rechenzentren=data centers
                    hat=has
                    wurde=was
                    wurden=were
                    von=of
                    auf=on
                    mit=with
                    an=to
                    für=for
                    und=and
                    oder=or
                    eine=a
                    einer=a
                    ein=a
                    jede=each
                    aus=
                    """);

    private static final ForeignWords FRENCH =
            new ForeignWords(
                    "les?|la|des|du|une?|et|est|été|pour|sur|avec|coûte(?:nt)?|coûté|par|[ld]['’](?=\\p{L})|au|aux|en|dans|consomm\\p{L}+|milliards|levée?|entraîn\\p{L}+",
                    "ne|n['’](?=\\p{L})|pas|sans|ni|serait|aurait|auraient",
                    """
                    pré-entraîné=pre-trained
                    entraîné=trained
                    entraînée=trained
                    entraînés=trained
                    entraîner=train
                    entraînement=training
                    a coûté=cost
                    coûté=cost
                    coûte=costs
                    coûtent=cost
                    coûter=cost
                    coût=cost
                    coûts=costs
                    prix=price
                    a consommé=used
                    consommé=used
                    consomme=uses
                    consomment=use
                    utilise=uses
                    électricité=electricity
                    énergie=energy
                    eau=water
                    wattheures=watt-hours
                    wattheure=watt-hour
                    kilowattheures=kilowatt-hours
                    mégawattheures=megawatt-hours
                    gigawattheures=gigawatt-hours
                    litres=liters
                    litre=liter
                    millilitres=milliliters
                    tonnes=tonnes
                    grammes=grams
                    gramme=gram
                    a émis=emitted
                    émis=emitted
                    émet=emits
                    requête=query
                    requêtes=queries
                    réponse=answer
                    question=question
                    jours=days
                    jour=day
                    semaines=weeks
                    mois=months
                    ans=years
                    années=years
                    heures GPU=GPU hours
                    heures de GPU=GPU hours
                    heures=hours
                    heure=hour
                    puces=chips
                    processeurs=processors
                    paramètres=parameters
                    jetons=tokens
                    tokens d'entrée=input tokens
                    tokens d’entrée=input tokens
                    tokens en entrée=input tokens
                    tokens de sortie=output tokens
                    tokens en sortie=output tokens
                    milliers de=thousand
                    mille=thousand
                    millions de=million
                    millions d'=million
                    millions d’=million
                    million de=million
                    millions=million
                    milliards de=billion
                    milliards d'=billion
                    milliards d’=billion
                    milliard de=billion
                    milliards=billion
                    milliard=billion
                    pour cent=percent
                    environ=about
                    près de=almost
                    quelque=about
                    presque=almost
                    plus de=more than
                    moins de=less than
                    au moins=at least
                    jusqu'à=up to
                    seulement=only
                    entre=between
                    par=per
                    fois=times
                    moins cher=cheaper
                    moins chère=cheaper
                    plus cher=more expensive
                    plus chère=more expensive
                    que=than
                    a levé=raised
                    levé=raised
                    lève=raises
                    chiffre d'affaires=revenue
                    chiffre d’affaires=revenue
                    valorisée=valued
                    valorisé=valued
                    valorisation=valuation
                    investi=invested
                    investir=invest
                    investit=invests
                    investissements=investments
                    fenêtre de contexte=context window
                    a été=was
                    été=was
                    sur=on
                    avec=with
                    pour=for
                    et=and
                    ou=or
                    une=a
                    un=a
                    à=to
                    chaque=each
                    vend=sells
                    vendent=sell
                    vendu=sold
                    l'=
                    l’=
                    d'=
                    d’=
                    """);

    private final Pattern own;
    private final Pattern denial;
    private final Map<String, String> meanings = new HashMap<>();
    private final Pattern words;

    /**
     * @param own words by which a sentence is known to be in the language, as alternatives of a
     *     pattern
     * @param denial those that deny or suppose something: such sentences are not read
     * @param meanings a word or a phrase and what it means, a line each
     */
    private ForeignWords(String own, String denial, String meanings) {
        this.own = bounded(own);
        this.denial = bounded(denial);
        for (var line : meanings.lines().toList()) {
            var word = line.substring(0, line.indexOf('='));
            this.meanings.put(word.toLowerCase(Locale.ROOT), line.substring(line.indexOf('=') + 1));
        }
        this.words =
                bounded(
                        this.meanings.keySet().stream()
                                .sorted(
                                        Comparator.comparingInt(String::length)
                                                .reversed()
                                                .thenComparing(Comparator.naturalOrder()))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")));
    }

    private static Pattern bounded(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(?:"
                        + alternatives
                        + ")(?:(?<=['’])|(?<=[^'’])(?![\\p{L}\\p{N}]))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * The sentence in the words of the vocabulary, if it is in another language than English; blank
     * if it denies or supposes something there, since that is told by the order of words.
     */
    static Optional<String> inEnglish(String sentence) {
        var english = count(ENGLISH, sentence);
        for (var language : List.of(GERMAN, FRENCH)) {
            var foreign = count(language.own, sentence);
            if (foreign >= LEAST && foreign > english) {
                return Optional.of(
                        language.denial.matcher(sentence).find() ? "" : language.read(sentence));
            }
        }
        return Optional.empty();
    }

    private static final int LEAST = 2;

    private static long count(Pattern words, String sentence) {
        return words.matcher(sentence).results().count();
    }

    /** 16.000 and 1.287,5 are sixteen thousand and 1287.5, 5,576 is five and a half. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,-])(?:\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+,\\d+)(?![\\p{L}\\d]|[.,]\\d)");

    private String read(String sentence) {
        var numbers =
                NUMBER.matcher(sentence)
                        .replaceAll(match -> match.group().replace(".", "").replace(',', '.'));
        return words.matcher(numbers)
                .replaceAll(match -> meanings.get(match.group().toLowerCase(Locale.ROOT)))
                .replaceAll("  +", " ");
    }
}
