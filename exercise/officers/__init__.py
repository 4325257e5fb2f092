"""Officers: what the people at the phones do, told as plain data.

A script is a mapping for one phone; a person hears and reacts, so most of it says what to do on hearing
something. Spans of time are seconds (`4`, `1.5`) or `"+00:03:00"`. An unknown word is refused.

How calls are taken
    answers: 4                      rings that long, then answers (4 if nothing is said)
    answers: busy | never | voicemail | unreachable | rejects
    answers: {voicemail: 12}        a manner with its own ringing time (15 for voicemail, 3 for rejects)
    answers: [never, 4]             one entry for each call that comes, the last repeats

What is pressed
    presses: "1"                    at the first question of each call, 1 s after its prompt has been heard
    presses: ["1", null, {key: "7", after: 2}, {key: "9", into: 0.5}]
                                    one entry per question; null is silence; `into` counts from the prompt's
                                    beginning and so cuts it
    presses: [{says: "Det brinner", into: 2}]
                                    words instead of keys, at fourteen characters a second or for `seconds`
    presses: [["1"], ["2"]]         a list of lists: one list for each call, the last repeats
    `{code}` in keys and texts is the six digits in the last text read that had any.

The floor
    called: Polisen                 how the room calls this seat (or a list). Without it only what is said to
                                    this phone alone can give it the floor
    speaks: 25                      on hearing its name and the floor words it talks 25 s, then presses `star`
                                    (tones for it alone mean that it has missed its name: it begins then)
    says: "Inget att rapportera."   what it says
    star: ["*"]                     pressed when done: the first at once, each other at the next question
    floor_words: varsågod           a pattern; so is stop_words ("ordet går vidare"): then it falls silent

Going and coming back
    drops: {in_turn: 10}            the line breaks 10 s into its turn; or after_join, after_answer; times: 2
    calls_back: 20                  dials in 20 s after the line broke, as `dial_in` says
    dial_in: {from: own, keys: ["{code}#", "1"]}
    dials_in: {at: "+00:03:00", from: own | withheld | "+46…", keys: [...], to: "+46…"}
                                    or a list of them; `at` counts from when the script was given

Anything else
    when:
      - {hears: pattern, after: 2, once: true, does: [{press: "*"}, {speak: 10}, {hang_up: true}]}
      - {reads: pattern, does: [{text: "OK"}]}
      - {at: 90, does: [{dial: {keys: ["{code}#"]}}]}
                                    acts: press, star, speak, fall_silent, hang_up, text, dial, answer;
                                    each may have its own `after`, counted from the act before

Texts
    landline: true                  takes none; stop: true has opted out
    delivery: delivered | undelivered | failed | silent

Short for common officers
    declines: true (2, and 2 again)   someone_else: true (3)   voicemail: true (a machine; never a key)
"""
