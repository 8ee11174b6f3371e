//! How people write words when they type fast: `thru`, `pls`, `nvm`.
use ecow::EcoString;

/// Chat leaves apostrophes out.
pub(super) fn spelled(key: EcoString) -> EcoString {
    const LOOSE: &[(&str, &str)] = &[
        ("dont", "don't"),
        ("ye", "you"),
        ("dinnae", "don't"),
        ("doesnae", "doesn't"),
        ("cant", "can't"),
        ("wont", "won't"),
        ("doesnt", "doesn't"),
        ("didnt", "didn't"),
        ("isnt", "isn't"),
        ("youre", "you're"),
        ("thats", "that's"),
        ("theres", "there's"),
        ("wheres", "where's"),
        ("youve", "you've"),
        ("theyve", "they've"),
        ("couldnt", "couldn't"),
        ("wouldnt", "wouldn't"),
        ("wasnt", "wasn't"),
        ("arent", "aren't"),
        ("havent", "haven't"),
        ("hasnt", "hasn't"),
        ("theyll", "they'll"),
        ("itll", "it'll"),
        ("im", "i'm"),
        ("ive", "i've"),
        ("youll", "you'll"),
        ("shouldnt", "shouldn't"),
        ("mustnt", "mustn't"),
        ("whats", "what's"),
        ("lets", "let's"),
        ("theyre", "they're"),
        ("u", "you"),
        ("yea", "yeah"),
        ("ya", "yeah"),
        ("kk", "ok"),
        ("b4", "before"),
        ("til", "till"),
        ("bc", "because"),
        ("b/c", "because"),
        ("cuz", "because"),
        ("abt", "about"),
        ("bout", "about"),
        ("thru", "through"),
        ("n", "and"),
        ("nvm", "nevermind"),
        ("shes", "she's"),
        ("hes", "he's"),
        ("hows", "how's"),
        ("whoevers", "whoever's"),
        ("heres", "here's"),
        ("weve", "we've"),
        ("werent", "weren't"),
        ("hadnt", "hadn't"),
        ("thatll", "that'll"),
        ("em", "them"),
        ("ur", "your"),
        ("w/", "with"),
        ("w/o", "without"),
        ("youd", "you'd"),
        ("&", "and"),
        ("w", "with"),
    ];
    LOOSE
        .iter()
        .find(|(loose, _)| *loose == key)
        .map_or_else(|| undrawn(key), |(_, full)| (*full).into())
}

/// `sooo`, `aaand`, `okaaay`: a word that is drawn out.
fn undrawn(key: EcoString) -> EcoString {
    let thrice = |w: &[u8]| w[0] == w[1] && w[1] == w[2];
    if !key.as_bytes().windows(3).any(thrice) {
        return key;
    }
    let letters: Vec<char> = key.chars().collect();
    let one = |run: &[char]| {
        let drawn = run.len() > 2 && run.len() < letters.len() && run[0].is_ascii_lowercase();
        run[..if drawn { 1 } else { run.len() }].to_vec()
    };
    letters.chunk_by(|a, b| a == b).flat_map(one).collect()
}
