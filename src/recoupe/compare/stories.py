"""Stories: the event mentions of one happening, of all accounts that tell it.

Links (links.py) are joined from the strongest down, but two groups never become one where that would
make one of what an article tells apart, or stretch over more days than accounts of one happening differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import msgspec

from recoupe.comparison import Account, Reason, Story, StoryLink
from recoupe.names import fold_name
from recoupe.reading import EventType, Span, Status

from .candidates import find_candidates
from .event_mentions import EventMention
from .features.days import days_apart
from .features.sides import WORDS
from .features.tolls import toll_of_deed
from .ids import content_id
from .links import Link, Links, Weights, compare_mentions, find_links
from .parties import VAGUE
from .sharing import share_out
from .texts import is_same_word, quote_evidence
from .titles import make_title
from .voices import Lineage

_FIRMEST: tuple[Status, ...] = ("actual", "negated", "alleged", "future", "conditional")


class StoryGroup(NamedTuple):
    """The mentions of one happening, ordered by article and place in it, and the id made of them.

    `links` are those that joined them, the strongest first, without the values that decided.
    """

    id: str
    mentions: tuple[EventMention, ...]
    links: tuple[Link, ...] = ()


def link_stories(mentions: Sequence[EventMention], weights: Weights, processes: int = 1) -> list[StoryGroup]:
    """All stories among the mentions, those that one account alone tells as well; hypothetical acts aside."""
    told = [mention for mention in mentions if mention.event.status != "conditional"]
    used: list[Link] = []
    links = _find_links(told, weights, processes)
    groups = group_mentions(told, links, weights.reach_days, used)
    by_mention: dict[str, list[Link]] = defaultdict(list)
    for link in used:
        by_mention[link.left.id].append(link)
    return [_make_group(group, by_mention) for group in groups]


def _find_links(told: Sequence[EventMention], weights: Weights, processes: int) -> Links:
    """The links, each process those of a stretch of weeks."""
    if processes < 2:
        return find_links(told, find_candidates(told), weights)
    return Links.unpack(
        told,
        share_out(
            lambda part: find_links(told, find_candidates(told, part, processes), weights).pack(),
            range(processes),
        ),
    )


def _make_group(mentions: Sequence[EventMention], links: Mapping[str, Sequence[Link]]) -> StoryGroup:
    joined = [link for mention in mentions for link in links.get(mention.id, ())]
    joined.sort(key=lambda link: (-link.strength, link.left.id, link.right.id))
    story = content_id("story", *sorted(mention.id for mention in mentions))
    return StoryGroup(story, tuple(mentions), tuple(joined))


def group_mentions(
    mentions: Sequence[EventMention],
    links: Iterable[Link],
    reach_days: int,
    used: list[Link] | None = None,
) -> list[list[EventMention]]:
    """The mentions in groups, joined along the links, in the order of each group's first mention.

    `links` come strongest first; one that would break a veto is left out. Those that joined two groups are
    appended to `used`.
    """
    group_of = {mention.id: [mention] for mention in mentions}
    for link in links:
        one, other = group_of[link.left.id], group_of[link.right.id]
        if one is not other and can_join(one, other, reach_days):
            one.extend(other)
            if used is not None:
                used.append(link)
            for mention in other:
                group_of[mention.id] = one
    groups = {id(group): sorted(group, key=_order) for group in group_of.values()}
    return sorted(groups.values(), key=lambda group: _order(group[0]))


def can_join(one: Sequence[EventMention], other: Sequence[EventMention], reach_days: int) -> bool:
    """No article tells two of the mentions apart, and all their days lie within reach of each other."""
    days = [mention.days for mention in (*one, *other) if mention.days]
    if days and (max(first for first, _ in days) - min(last for _, last in days)).days > reach_days:
        return False
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    for mention in one:
        by_article[mention.source.article.id].append(mention)
    return not any(
        told_apart(mention, twin) for mention in other for twin in by_article[mention.source.article.id]
    )


def told_apart(left: EventMention, right: EventMention) -> bool:
    """One article gives the two mentions days that do not meet, or, in one voice, sides that do not.

    Two acts of different types in one sentence are two as well, unless one word tells both. In two voices an
    article can tell one deed with two doers ("each says that the other fired first"), but what somebody
    says remains his own words.
    """
    if days_apart(left.days, right.days):
        return True
    if left.event.type != right.event.type and left.sentence == right.sentence:
        return not _overlap(left.event.trigger, right.event.trigger)
    if left.is_mutual or right.is_mutual:
        return _is_exchange_and_act(left, right) or _is_exchange_and_act(right, left)
    return _has_other_sides(left, right)


def _is_exchange_and_act(exchange: EventMention, act: EventMention) -> bool:
    """One is what several do to each other ("artillery exchanges"), the other what one did to somebody."""
    one_sided = bool(act.actors and act.recipients) and not act.is_mutual
    return exchange.is_mutual and one_sided and not is_same_word(exchange.trigger_stems, act.trigger_stems)


def _has_other_sides(left: EventMention, right: EventMention) -> bool:
    """The actors of words, or in one voice the actors or recipients of anything, share nobody."""
    in_one_voice = left.said_by == right.said_by
    if (in_one_voice or left.event.type in WORDS) and _disjoint(left.actor_parties, right.actor_parties):
        return True
    others = in_one_voice and _disjoint(left.recipient_parties, right.recipient_parties)
    return others and not _counts_victims(left, right)


def _counts_victims(left: EventMention, right: EventMention) -> bool:
    """One is the toll of the other, and counts people whom no name tells apart from its victims."""
    vague = (all(party.startswith(VAGUE) for party in one.recipient_parties) for one in (left, right))
    return toll_of_deed(left, right) > 0 and any(vague)


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)


def _order(mention: EventMention) -> tuple[str, int, int, str]:
    trigger = mention.event.trigger
    return mention.source.article.id, trigger.start, trigger.end, mention.id


def describe_story(
    group: StoryGroup,
    lineage: Lineage,
    names: Mapping[str, str],
    disagreements: Sequence[str],
    weights: Weights,
) -> Story:
    """The story as pages show it: what most mentions say of it, and its accounts in order of their days."""
    mentions = group.mentions
    accounts = _accounts(mentions, lineage)
    days = _days(mentions)
    return Story(
        id=group.id,
        type=_usual_type(mentions),
        title=make_title(mentions, names),
        actor=_by_use([actor for mention in mentions for actor in mention.actors]),
        recipient=_by_use([actor for mention in mentions for actor in mention.recipients]),
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        place=next(iter(_by_use([m.event.place for m in mentions if m.event.place])), None),
        accounts=accounts,
        voices=len({account.voice for account in accounts}),
        disagreements=tuple(sorted(disagreements)),
        why=tuple(_explain(compare_mentions(link.left, link.right, weights)) for link in group.links),
    )


def _explain(link: Link) -> StoryLink:
    """The record of a link, with the comparisons that said something."""
    reasons = tuple(_reason(name, round(value, 3)) for name, value in link.values if value)
    return StoryLink(left=link.left.id, right=link.right.id, strength=link.strength, reasons=reasons)


@lru_cache(maxsize=16384)
def _reason(comparison: str, value: float) -> Reason:
    """Few values are said again and again: each stands in memory once."""
    return Reason(comparison=comparison, value=value)


def _usual_type(mentions: Sequence[EventMention]) -> EventType:
    uses = Counter(mention.event.type for mention in mentions)
    return min(uses, key=lambda event_type: (-uses[event_type], event_type))


def _by_use(values: Sequence[str]) -> tuple[str, ...]:
    """Each value once, the most frequent first."""
    uses = Counter(values)
    return tuple(sorted(uses, key=lambda value: (-uses[value], value)))


def _days(mentions: Sequence[EventMention]) -> tuple[date, date] | None:
    """The days that all dated mentions allow; where they contradict each other, all that any names.

    Days that were only lent count where no mention names its own, and only if they agree.
    """
    named = [mention.days for mention in mentions if mention.days]
    days = named or [mention.presumed for mention in mentions if mention.presumed]
    if not days:
        return None
    first, last = max(first for first, _ in days), min(last for _, last in days)
    if first <= last:
        return first, last
    return (min(first for first, _ in days), max(last for _, last in days)) if named else None


def _accounts(mentions: Sequence[EventMention], lineage: Lineage) -> tuple[Account, ...]:
    grouped = groupby(mentions, key=lambda mention: mention.source.article.id)
    told = [list(group) for _, group in grouped]
    told.sort(key=lambda group: (group[0].source.day, group[0].source.article.id))
    accounts = [_account(group, lineage) for group in told]
    same_voice = _join_outlets(accounts, lineage)
    return tuple(msgspec.structs.replace(a, voice=same_voice.get(a.voice, a.voice)) for a in accounts)


def _join_outlets(accounts: Sequence[Account], lineage: Lineage) -> dict[str, str]:
    """For voices that speak through one outlet, the first of them; relays stay what they relay."""
    first_of: dict[str, str] = {}
    by_outlet: dict[str, str] = {}
    for account in accounts:
        own = lineage.roots[account.article]
        if account.outlet and account.voice == own:
            voice = first_of.setdefault(own, own)
            first = by_outlet.setdefault(fold_name(account.outlet), voice)
            if first != voice:
                first_of = {one: first if other == voice else other for one, other in first_of.items()}
                by_outlet = {one: first if other == voice else other for one, other in by_outlet.items()}
    return first_of


def _account(mentions: Sequence[EventMention], lineage: Lineage) -> Account:
    firmest = min(mentions, key=lambda mention: (_FIRMEST.index(mention.event.status), *_order(mention)))
    article = firmest.source.article
    paragraphs = [article.text.rfind("\n", 0, mention.event.trigger.start) + 1 for mention in mentions]
    return Account(
        article=article.id,
        source=article.source,
        outlet=article.outlet,
        events=tuple(mention.id for mention in mentions),
        status=firmest.event.status,
        said_by=firmest.said_by,
        voice=lineage.find_voice(article.id, [mention.said_by for mention in mentions], paragraphs),
        evidence=quote_evidence(article, firmest.sentence),
    )
