# A dossier in a notebook. Run it cell by cell, or as a script: python docs/notebook.py
# It needs pip install "recoupe[notebook]".

# %% The demonstration articles, read and compared
import recoupe

recoupe.build(["src/recoupe/demo/articles"], "agadir.db")
dossier = recoupe.open("agadir.db")
dossier

# %% Every event as a data frame: who is said to have done what to whom
events = dossier.frame("events")
columns = ["from", "type", "actor", "recipient", "status", "text"]
print(events[columns].head(10).to_string())

# %% What is denied or only alleged, and by whom
doubtful = events[events["status"].isin(["negated", "alleged"])]
print(doubtful[["from", "type", "status", "said_by", "text", "source"]].to_string())

# %% Conflict and cooperation by week
scores = events.dropna(subset=["from"]).assign(
    week=lambda frame: frame["from"].map(lambda day: day.isocalendar()[:2])
)
print(scores.groupby("week")["plover_score"].agg(["count", "mean"]).round(1).to_string())

# %% One story with what each account says of it
story = max(dossier.stories(), key=lambda found: found.voices)
print(story.title)
for account in story.accounts:
    print(f"  {account.outlet}: {account.evidence.text}")

# %% Who calls whom what
print(dossier.frame("namings")[["actor", "text", "slant", "outlet"]].to_string())

# %% A chart, kept as a file that any browser with Vega opens
dossier.chart("timeline").save("agadir-timeline.json")
dossier.close()
