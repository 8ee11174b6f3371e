//! More than that; a value that is said anew with what stands behind it; which way and how far; how long something takes.
use super::check_in_work;

#[test]
fn more_than_that() {
    check_in_work(&[
        (
            "Ann: You weigh it. Ten percent either way is fine, more than that you ring me.",
            &[
                "ten percent either way is fine",
                "If more than that, ring me",
            ],
            &["fine, more than that"],
        ),
        (
            "Ann: You check the gap. Two mil is fine, anything over that you shim it.",
            &["Two mil is fine", "If anything over that, shim it"],
            &[],
        ),
        (
            "Ann: You count the float. Two pounds out is fine. Any more than that, you tell Jo.",
            &["two pounds out is fine", "If any more than that, tell Jo"],
            &[],
        ),
        (
            "Ann: You put in ten mils. No more than that or it foams.",
            &["Put in ten mils, no more than that or it foams"],
            &[],
        ),
    ]);
}

#[test]
fn denied_and_told_in_one_breath() {
    check_in_work(&[
        (
            "Ann: You add five grams of salt, not five grams, six.",
            &["Add six grams of salt"],
            &["five"],
        ),
        (
            "Ann: You heat the oil to eighty degrees, not eighty, ninety.",
            &["Heat the oil to ninety degrees"],
            &["eighty"],
        ),
        (
            "Ann: You soak them for two hours, not two, three, and you drain them.",
            &["Soak them for three hours", "Drain them"],
            &["two hours"],
        ),
        (
            "Ann: You use two screws, not three, they split it.",
            &["Use two screws, not three"],
            &[],
        ),
    ]);
}

#[test]
fn each_its_own_before_where_it_goes() {
    check_in_work(&[
        (
            "Ann: You put ten drops in. No, eight for the small ones, twelve for the big.",
            &["Put eight drops in for the small ones, twelve for the big"],
            &["ten"],
        ),
        (
            "Ann: You pour forty mils into the mould. Sorry, thirty for a tile, fifty for a slab.",
            &["Pour thirty mils into the mould for a tile, fifty for a slab"],
            &["forty"],
        ),
    ]);
}

#[test]
fn how_often_and_when_said_anew() {
    check_in_work(&[
        (
            "Ann: You stir the pot once, at five minutes. No, twice, at five minutes and ten.",
            &["Stir the pot twice, at five minutes and ten"],
            &["once"],
        ),
        (
            "Ann: You turn them once, after an hour. Sorry, twice, after an hour and after two, or they stick.",
            &["Turn them twice, after an hour and after two"],
            &["once"],
        ),
        (
            "Ann: You check the gauge three times, at six, ten and two. No, four times, at six, ten, two and eight.",
            &["Check the gauge four times, at six, ten, two and eight"],
            &["three", "of what"],
        ),
    ]);
}

#[test]
fn which_way_and_how_far() {
    check_in_work(&[
        (
            "Ann: You turn the nut till it bites and then back a quarter turn.",
            &["Turn the nut till it bites and then back a quarter turn"],
            &[],
        ),
        (
            "Ann: You wind the screw in until it's tight, then out one full turn.",
            &["Wind the screw in until it's tight, then out one full turn"],
            &[],
        ),
        (
            "Ann: You raise the bed to the top and then down ten centimetres.",
            &["Raise the bed to the top and then down ten centimetres"],
            &[],
        ),
        (
            "Ann: You pull the lever and then back away two metres.",
            &["Pull the lever", "Back away two metres"],
            &[],
        ),
    ]);
}

#[test]
fn how_long_it_takes_and_then() {
    check_in_work(&[
        (
            "Ann: You pour the floor. Then it cures, seven days. Then you walk on it.",
            &["Pour the floor. It cures, seven days", "Walk on it"],
            &["days, walk"],
        ),
        (
            "Ann: You hose the floor. The floor dries overnight. Then you mop it.",
            &["Hose the floor", "The floor dries overnight", "Mop it"],
            &[],
        ),
        (
            "Ann: You glue the sole. The glue needs overnight. Then you trim it.",
            &["Glue the sole", "The glue needs overnight", "Trim it"],
            &[],
        ),
        (
            "Ann: You set the room to twenty degrees.\nBob: Eighteen's nicer.\nAnn: Okay, eighteen.",
            &["Set the room to eighteen"],
            &["twenty", "eighteen's"],
        ),
    ]);
}

#[test]
fn the_value_that_is_meant() {
    check_in_work(&[
        (
            "Ann: You soak an old felt for fifteen minutes.\nBob: And a new felt?\nAnn: Five. Five minutes.",
            &["Soak an old felt for fifteen minutes, a new felt for five minutes"],
            &[],
        ),
        (
            "Ann: The dry's at forty five degrees, ten minutes. No, twelve, the new baskets hold more.",
            &["forty five degrees, twelve minutes"],
            &["ten minutes"],
        ),
        (
            "Ann: You set the press to forty degrees for ten minutes. No, fifty.",
            &["Set the press to fifty degrees for ten minutes"],
            &[],
        ),
        (
            "Ann: It goes in at two hundred degrees, forty minutes. Sorry, one ninety.",
            &["at one ninety degrees, forty minutes"],
            &["two hundred"],
        ),
        (
            "Ann: You dip at the deep end, about thirty centimetres down. The pH should be seven point two to seven point six.\nBob: Seven point four's what we aim for.\nAnn: Yeah, aim for seven point four.",
            &["about thirty centimetres down", "Aim for seven point four"],
            &[],
        ),
    ]);
}

#[test]
fn in_a_unit_and_its_parts() {
    check_in_work(&[
        (
            "Ann: You set the rail at one metre ten. No, one twenty.",
            &["Set the rail at one twenty"],
            &["metre", "ten"],
        ),
        (
            "Ann: You charge two pounds fifty.\nBob: It's three pounds now.\nAnn: Oh, three.",
            &["Charge three pounds"],
            &["fifty"],
        ),
        (
            "Ann: You leave the varnish for an hour twenty. No, an hour ten.",
            &["Leave the varnish for an hour ten"],
            &["twenty"],
        ),
        (
            "Ann: You run the pump for two hours thirty minutes. No, two hours.",
            &["Run the pump for two hours"],
            &["thirty", "two hours two"],
        ),
        (
            "Ann: You hang the sign one metre fifty from the floor and two metres from the door.",
            &["Hang the sign one metre fifty from the floor and two metres from the door"],
            &[],
        ),
    ]);
}

#[test]
fn so_much_of_it_is_done() {
    check_in_work(&[
        (
            "Ann: You sign the rota. You do twenty minutes on a chair and then you swap.",
            &["Sign the rota", "Do twenty minutes on a chair", "Swap"],
            &[],
        ),
        (
            "Ann: You sand the deck. You do three coats.",
            &["Sand the deck", "Do three coats"],
            &["deck. You do"],
        ),
        (
            "Ann: You sand the deck. We do two sizes, small and large.",
            &["We do two sizes, small and large"],
            &[],
        ),
        (
            "Ann: You start with the chaff, one scoop each. Then you add linseed oil, fifty mils. And the joint powder, one scoop.",
            &[
                "Start with the chaff, one scoop each",
                "joint powder, one scoop",
            ],
            &["each, the joint powder"],
        ),
        (
            "Ann: You add the base, two drops. Then you add the colour, three. And the hardener, two drops.",
            &["Add the base, two drops", "the hardener, two drops"],
            &["drops, the hardener"],
        ),
    ]);
}

#[test]
fn in_another_unit() {
    check_in_work(&[
        (
            "Ann: You give the mare two pounds of nuts.\nBob: Pounds?\nAnn: Sorry, I'm old. A kilo.",
            &["Give the mare a kilo of nuts"],
            &["pounds"],
        ),
        (
            "Ann: You cut the batten six inches long.\nBob: Inches?\nAnn: Sorry, I'm old. Fifteen centimetres.",
            &["Cut the batten fifteen centimetres long"],
            &["inches"],
        ),
        (
            "Ann: You pour in two pints.\nBob: Pints?\nAnn: A litre, roughly.",
            &["Pour in a litre"],
            &["pints"],
        ),
        (
            "Ann: You cut the batten six inches long.\nBob: Inches?\nAnn: Inches.",
            &["Cut the batten six inches long"],
            &[],
        ),
    ]);
}

#[test]
fn which_one_it_is() {
    check_in_work(&[
        (
            "Ann: You add the powder, one scoop. That's the little scoop, ten grams.",
            &["Add the powder, one scoop", "little scoop, ten grams"],
            &["powder, little"],
        ),
        (
            "Ann: You read the gauge. If it's under two bar it needs a clean. Then you take the back off.",
            &[
                "If it's under two bar, it needs a clean",
                "Take the back off",
            ],
            &["clean, take"],
        ),
    ]);
}
