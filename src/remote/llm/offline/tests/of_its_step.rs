//! Every number in the step that it is of: the bounds of a range put right, how it was and is in one sentence, one where two
//! stood, and none of what somebody did once.
use super::check_in_work;

#[test]
fn the_bounds_of_a_range() {
    check_in_work(&[
        (
            "Ann: You rinse the tube three times. Then you read it. The chlorine has to be between one and three.\nCem: One and a half and three. They changed it.\nAnn: Oh yeah, one and a half. Then you wait two minutes.",
            &[
                "rinse the tube three times",
                "between one and a half and three",
                "two minutes",
            ],
            &[],
        ),
        (
            "Ann: You read the tube. The chlorine has to be between one and three.\nCem: Two and four.\nAnn: Okay, two and four. Then you wait two minutes.",
            &["between two and four", "two minutes"],
            &[],
        ),
        (
            "Ann: You read the tube. The chlorine has to be between one and three. No, sorry, one and a half. Then you wait two minutes.",
            &["between one and a half and three"],
            &[],
        ),
        (
            "Ann: You stir it for between ten and thirty minutes. No, sorry, twenty-five. Then you drain it.",
            &["between ten and twenty-five minutes"],
            &["thirty"],
        ),
        (
            "Ann: You feed it every seven minutes. It takes an hour for every twenty-five gallons. It's done at seven degrees above boiling. No, hang on, seven and a quarter they say now. Then you draw it off.",
            &[
                "every seven minutes",
                "twenty-five gallons",
                "seven and a quarter degrees",
            ],
            &[],
        ),
        (
            "Ann: You pour in three and a quarter kilos of honey. Three and a quarter is for the dry one. The sweet one needs four. Then you stir it.",
            &["three and a quarter kilos of honey .. sweet one needs four"],
            &[],
        ),
    ]);
}

#[test]
fn how_it_was_and_is_in_one_sentence() {
    check_in_work(&[
        (
            "Ann: You leave them for, we used to say an hour, it's two hours now. Then you stack them.",
            &["leave .. for two hours"],
            &["an hour"],
        ),
        (
            "Ann: You put in, um, it used to be four scoops, now it's three. Then you stack them.",
            &["put in three scoops"],
            &["four"],
        ),
        (
            "Ann: You warm it to, it was sixty, it's seventy degrees now. Then you stack them.",
            &["warm .. to seventy degrees"],
            &["sixty"],
        ),
        (
            "Ann: You send the report. It was five o'clock the same day, it's by the end of the next working day now. Then you file the copy.",
            &["send the report .. next working day"],
            &["five o'clock"],
        ),
        (
            "Ann: You add the salt. It used to be two scoops, but since the new recipe it's three. Then you stir it.",
            &["add the salt .. three scoops"],
            &["two"],
        ),
        (
            "Ann: You print the sheet.\nBob: By when do you send it?\nAnn: It was five o'clock the same day, it's by noon the next day now. Then you file the copy.",
            &["send the sheet by noon the next day"],
            &["five"],
        ),
    ]);
}

#[test]
fn one_stands_for_two() {
    check_in_work(&[
        (
            "Ann: You send it within two days. It's one now. Then you file it.",
            &["send .. within one day"],
            &["two"],
        ),
        (
            "Ann: You send it within two days. No, one. Then you file it.",
            &["send .. within one day"],
            &["two"],
        ),
        (
            "Ann: You send it within two days.\nBob: Isn't it one now?\nAnn: Oh yes, one. Then you file it.",
            &["send .. within one day"],
            &["two"],
        ),
        (
            "Ann: You leave it for, it was two hours, but now it's one. Then you file it.",
            &["leave .. for one hour"],
            &["two"],
        ),
    ]);
}

#[test]
fn what_somebody_did_once_behind_a_deed() {
    check_in_work(&[
        (
            "Ann: You keep the shovel two centimetres off the rim, my mate gouged a Porsche rim last year, twelve hundred quid. Then you pull it off.",
            &["keep the shovel two centimetres off the rim", "pull"],
            &["twelve hundred"],
        ),
        (
            "Ann: Strap the drum down with two straps, a lad in Leeds lost one on the ring road once, forty litres of paint. Then you shut the doors.",
            &["with two straps", "shut the doors"],
            &["forty"],
        ),
        (
            "Ann: You wear the gloves, Derek took the end of a finger off in 2019. Then you start the saw.",
            &["wear the gloves", "start the saw"],
            &["2019", "finger"],
        ),
        (
            "Ann: You set it to forty degrees, someone set it to ninety last month and it cost us three hundred quid. Then you press start.",
            &["set .. to forty degrees", "press start"],
            &["ninety", "three hundred"],
        ),
        // no story
        (
            "Ann: You set it to forty degrees, a lad holds the door, and you press start.",
            &["forty degrees", "press start"],
            &[],
        ),
    ]);
}

#[test]
fn the_value_of_another_case_that_is_asked_about() {
    check_in_work(&[
        (
            "Ann: You set the big oven to two hundred degrees.\nBob: What about the small one?\nAnn: One eighty. Then you load the trays.",
            &["set the big oven to two hundred degrees, the small one to one eighty degrees"],
            &[],
        ),
        (
            "Ann: You put three scoops in.\nBob: And for the big machine?\nAnn: Five, because it's double the size. Then you press start.",
            &["put three scoops in, for the big machine five scoops"],
            &[],
        ),
        (
            "Ann: You put three scoops in.\nBob: And on Sundays?\nAnn: Five. Then you press start.",
            &["put three scoops in, on Sundays five scoops"],
            &[],
        ),
        (
            "Ann: You put the gas at thirty percent for the first minute.\nBob: And after that?\nAnn: Eighty. Then you open the damper.",
            &["at thirty percent for the first minute, at eighty percent after that"],
            &[],
        ),
        (
            "Ann: You put the gas at thirty percent for the first minute.\nBob: And then?\nAnn: Eighty. Then you open the damper.",
            &["at thirty percent for the first minute, at eighty percent after that"],
            &[],
        ),
        (
            "Ann: You feed it every four hours for the first week.\nBob: And after that?\nAnn: Every six. Then you weigh it.",
            &["every four hours for the first week, every six hours after that"],
            &[],
        ),
        (
            "Ann: The boards are eighteen mil and you screw them, every hundred and fifty round the edge.\nBob: And in the middle?\nAnn: Three hundred. Then you prime it.",
            &["every hundred and fifty round the edge, in the middle every three hundred"],
            &[],
        ),
        // no value of its own to stand beside
        (
            "Ann: You write the code on the lid.\nBob: And for the big machine?\nAnn: Five. Then you press start.",
            &["write the code on the lid, for the big machine five"],
            &[],
        ),
        (
            "Ann: You soak it.\nBob: In brine?\nAnn: Vinegar. Then you press it.",
            &["in vinegar"],
            &["brine"],
        ),
        // a thing of its own
        (
            "Ann: You soak the beans for eight hours.\nBob: And the temperature?\nAnn: Twenty degrees. Then you rinse them.",
            &["for eight hours", "the temperature: twenty degrees"],
            &["eight hours .. twenty"],
        ),
    ]);
}

#[test]
fn how_far_how_many_and_by_what_it_is_known() {
    check_in_work(&[
        (
            "Ann: You park the van across the road.\nBob: How far off do you stay?\nAnn: Ten metres or so. Then you put the cones out.",
            &["stay ten metres off", "park the van across the road"],
            &[],
        ),
        (
            "Ann: You light the burner.\nBob: How high do you put the flame?\nAnn: Two centimetres. Then you put the pan on.",
            &["put the flame two centimetres high"],
            &[],
        ),
        (
            "Ann: You drop the bag.\nBob: How deep does it go?\nAnn: Forty centimetres. Then you tie it.",
            &["it goes forty centimetres deep"],
            &[],
        ),
        (
            "Ann: You light the burner.\nBob: How many people do you need?\nAnn: Two. Then you put the pan on.",
            &["light the burner, two people"],
            &[],
        ),
        (
            "Ann: You write the time on the card.\nBob: How long after that?\nAnn: Ten minutes. Then you close the tray.",
            &["ten minutes after that"],
            &[],
        ),
        (
            "Ann: You switch it on.\nBob: How do you know when it's full?\nAnn: The needle's at ninety percent. Then you write the time down.",
            &["it's full when the needle's at ninety percent"],
            &[],
        ),
        (
            "Ann: You switch it on.\nBob: How can you tell it's done?\nAnn: It goes clear. Then you write the time down.",
            &["it's done when it goes clear"],
            &[],
        ),
        // where it is looked up
        (
            "Ann: You put back what you took out.\nBob: How do you know what it's on?\nAnn: It's on the card, on the door. Then you write the time down.",
            &["put back what you took out"],
            &["when it's on the card"],
        ),
        (
            "Ann: Keep your thumbs in, ask me how I know. Then you light the fire.",
            &["keep your thumbs in", "light the fire"],
            &["ask me"],
        ),
    ]);
}

#[test]
fn a_case_answered_with_how_much() {
    check_in_work(&[
        (
            "Ann: You check the thermometer. It mustn't be over twelve degrees.\nBob: And if it is?\nAnn: Two bags of ice. Then you open the doors.",
            &["if it is, two bags of ice", "open the doors"],
            &["thermometer .. ice"],
        ),
        (
            "Ann: You time it. Thirty seconds till it breaks.\nBob: What if it's slower?\nAnn: Then a drop more of the brown stuff, two mil. Then you rinse the cup.",
            &[
                "thirty seconds till it breaks",
                "if it's slower .. a drop more of the brown stuff, two mil",
            ],
            &["thirty .. two mil"],
        ),
        (
            "Ann: You put ice in.\nBob: How big is a bag?\nAnn: Ten kilos. Then you open the doors.",
            &["ten kilos a bag"],
            &[],
        ),
        (
            "Ann: You lay the strip.\nBob: How wide's the strip?\nAnn: Five centimetres. Then you press it.",
            &["lay the strip, five centimetres"],
            &[],
        ),
        (
            "Ann: You switch the heater on.\nBob: And what do you set it to?\nAnn: Eighty-five. Then you pour the water.",
            &["set .. to eighty-five"],
            &["switch .. eighty-five"],
        ),
        (
            "Ann: You test each one. If it's not it goes in the red bag. Then you switch it on.",
            &["if it's not, it goes in the red bag"],
            &[],
        ),
        (
            "Ann: You test each one. If it is not it goes in the red bag and you write it down. Then you switch it on.",
            &["if it is not, it goes in the red bag"],
            &[],
        ),
    ]);
}
