//! Names that vouch for a dateline: agencies, countries, and the towns from which much news comes.
//!
//! Not a gazetteer. A place in capitals, with a day or with an agency needs no entry here; the lists serve the forms that
//! have nothing else (`Muscat: The ...`, `Mumbai, India - The ...`).

/// Agencies and names that agencies sign with, in lower case, sorted.
#[rustfmt::skip]
const AGENCIES: [&str; 106] = [
    "aa", "aap", "afp", "afrol news", "agence france presse", "agence france-presse", "agencies", "agency",
    "agerpres", "aki", "albawaba", "ana", "anadolu", "anadolu agency", "ani", "anp", "ansa", "antara", "ap", "apa",
    "app", "aps", "associated press", "azertac", "baltic news service", "bbc", "belta", "bernama", "bloomberg", "bna",
    "bns", "bss", "bta", "business wire", "businesswire", "canadian press", "cna", "cnn", "confidencial", "cp", "dpa",
    "dw", "efe", "ena", "fars", "focus", "globe newswire", "gna", "hina", "ians", "ina", "interfax", "ips", "irna",
    "isna", "itar-tass", "jiji", "jiji press", "kna", "kuna", "kyodo", "kyodo news", "lusa", "map", "mena", "mna",
    "montsame", "mti", "nampa", "nan", "newswire", "npa", "npr", "oana", "ona", "pap", "petra", "pna", "pr newswire",
    "prensa latina", "prnewswire", "pti", "qna", "reuters", "rfe", "rfi", "ria novosti", "rl", "saba", "sana", "sapa",
    "spa", "sputnik", "staff reporter", "tap", "tasnim", "tass", "uni", "upi", "voa", "voice of america",
    "voz de america", "voz de américa", "wafa", "wam", "xinhua",
];

/// Others by a word in their names.
const AGENCY_WORDS: [&str; 7] = ["news", "press", "today", "wire", "newswire", "bulletin", "tribune"];

/// Whether a name is an agency's; several may be joined by a slash or `and`.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    if name.len() > 60 {
        return false;
    }
    name.split(['/', ',', '&']).all(|one| {
        let one = one.trim();
        AGENCIES.binary_search(&one).is_ok()
            || one.split(' ').count() <= 4 && one.split(' ').any(|word| AGENCY_WORDS.contains(&word))
    })
}

/// Countries, some regions of large ones, and towns, in lower case, sorted.
#[rustfmt::skip]
const PLACES: [&str; 513] = [
    "abu dhabi", "abuja", "accra", "addis ababa", "adelaide", "aden", "afghanistan", "ahmedabad", "albania", "aleppo",
    "alexandria", "algeria", "algiers", "amman", "amsterdam", "andorra", "angola", "ankara", "antananarivo",
    "arequipa", "argentina", "armenia", "arusha", "ashgabat", "asmara", "astana", "asuncion", "asunción", "athens",
    "atlanta", "auckland", "australia", "austria", "azerbaijan", "baghdad", "bahamas", "bahrain", "baku", "bamako",
    "bandung", "bangkok", "bangladesh", "bangui", "barbados", "barcelona", "basra", "beijing", "beirut", "belarus",
    "belfast", "belgium", "belgrade", "belize", "bengaluru", "benghazi", "benin", "berlin", "bern", "bhopal",
    "bhutan", "bishkek", "bloemfontein", "bogota", "bogotá", "bolivia", "bosnia", "boston", "botswana", "brasilia",
    "brasília", "bratislava", "brazil", "brisbane", "brunei", "brussels", "bucharest", "budapest", "buenos aires",
    "bujumbura", "bukavu", "bulawayo", "bulgaria", "burkina faso", "burundi", "busan", "cairo", "calgary", "calif",
    "california", "cambodia", "cameroon", "canada", "canberra", "cape town", "cape verde", "caracas", "cebu", "chad",
    "chandigarh", "chennai", "chiang mai", "chicago", "chile", "china", "chisinau", "chittagong", "christchurch",
    "cochabamba", "colombia", "colombo", "comoros", "conakry", "congo", "copenhagen", "cordoba", "costa rica",
    "croatia", "cuba", "cusco", "cyprus", "czech republic", "córdoba", "d.c", "dakar", "damascus", "dar es salaam",
    "darwin", "davao", "delhi", "denmark", "dhaka", "djibouti", "dodoma", "doha", "dominican republic", "donetsk",
    "dr congo", "dubai", "dublin", "durban", "dushanbe", "east london", "ecuador", "edinburgh", "edmonton", "egypt",
    "el salvador", "england", "enugu", "equatorial guinea", "erbil", "eritrea", "estonia", "eswatini", "ethiopia",
    "faisalabad", "fiji", "finland", "fla", "florida", "france", "frankfurt", "freetown", "gabon", "gaborone",
    "gambia", "gaza", "gaza city", "gaza strip", "geneva", "germany", "ghana", "glasgow", "goma", "gqeberha",
    "greece", "grozny", "guadalajara", "guangzhou", "guatemala", "guatemala city", "guayaquil", "guinea",
    "guinea-bissau", "guwahati", "guyana", "haiti", "hamburg", "hanoi", "harare", "havana", "hebron", "helsinki",
    "herat", "hiroshima", "ho chi minh city", "hobart", "homs", "honduras", "hong kong", "houston", "hungary",
    "hyderabad", "ibadan", "iceland", "idlib", "india", "indonesia", "iran", "iraq", "ireland", "islamabad", "israel",
    "istanbul", "italy", "ivory coast", "jaipur", "jakarta", "jamaica", "jammu", "japan", "jeddah", "jerusalem",
    "johannesburg", "johor baru", "jordan", "juba", "kabul", "kaduna", "kampala", "kandahar", "kano", "karachi",
    "kathmandu", "kazakhstan", "kenya", "kharkiv", "khartoum", "kiev", "kigali", "kinshasa", "kirkuk", "kisumu",
    "kochi", "kolkata", "kosovo", "kota kinabalu", "kuala lumpur", "kuching", "kumasi", "kuwait", "kuwait city",
    "kyiv", "kyoto", "kyrgyzstan", "la paz", "lagos", "lahore", "laos", "latvia", "lebanon", "lesotho", "liberia",
    "libreville", "libya", "lilongwe", "lima", "lisbon", "lithuania", "ljubljana", "london", "los angeles", "luanda",
    "lucknow", "lusaka", "luxembourg", "lviv", "lyon", "macau", "macedonia", "madagascar", "madinah", "madrid",
    "makkah", "malabo", "malawi", "malaysia", "maldives", "male", "mali", "malta", "managua", "manama", "manchester",
    "manila", "maputo", "marseille", "mauritania", "mauritius", "mecca", "medellin", "medellín", "medina",
    "melbourne", "mexico", "mexico city", "miami", "milan", "minsk", "misrata", "mogadishu", "moldova", "mombasa",
    "mongolia", "monrovia", "montenegro", "monterrey", "montevideo", "montreal", "morocco", "moscow", "mosul",
    "mozambique", "multan", "mumbai", "munich", "muscat", "myanmar", "n'djamena", "nablus", "nairobi", "najaf",
    "nakuru", "namibia", "naples", "nepal", "netherlands", "new delhi", "new york", "new zealand", "niamey",
    "nicaragua", "nicosia", "niger", "nigeria", "nizwa", "north korea", "norway", "nouakchott", "nur-sultan", "odesa",
    "odessa", "okinawa prefecture", "oman", "ont", "osaka", "oslo", "ottawa", "ouagadougou", "pakistan", "palestine",
    "panama", "panama city", "papua new guinea", "paraguay", "paris", "patna", "penang", "perth", "peru", "peshawar",
    "philippines", "phnom penh", "phuket", "pietermaritzburg", "podgorica", "poland", "polokwane", "port au prince",
    "port elizabeth", "port harcourt", "port louis", "port-au-prince", "portugal", "prague", "pretoria", "pristina",
    "pune", "pyongyang", "qatar", "que", "quetta", "quito", "rabat", "ramallah", "rawalpindi", "riga",
    "rio de janeiro", "riyadh", "romania", "rome", "rosario", "rotterdam", "russia", "rustenburg", "rwanda",
    "salalah", "san francisco", "san jose", "san josé", "san salvador", "sanaa", "santiago", "santo domingo",
    "sao paulo", "sarajevo", "saudi arabia", "scotland", "senegal", "seoul", "serbia", "seville", "shanghai",
    "shenzhen", "shillong", "sierra leone", "singapore", "skopje", "slovakia", "slovenia", "sofia", "sohar",
    "somalia", "south africa", "south korea", "south sudan", "spain", "sri lanka", "srinagar", "st. petersburg",
    "stockholm", "strasbourg", "sudan", "surabaya", "suriname", "swaziland", "sweden", "switzerland", "sydney",
    "sylhet", "syria", "são paulo", "taipei", "taiwan", "tajikistan", "tallinn", "tanzania", "tashkent", "tbilisi",
    "tegucigalpa", "tehran", "tel aviv", "tex", "texas", "thailand", "the hague", "tijuana", "tirana", "togo",
    "tokyo", "toronto", "trinidad", "tripoli", "tunis", "tunisia", "turkey", "turkmenistan", "uae", "uganda",
    "ukraine", "ulaanbaatar", "ulan bator", "united arab emirates", "united kingdom", "united nations",
    "united states", "uruguay", "uzbekistan", "vancouver", "vatican city", "venezuela", "vienna", "vientiane",
    "vietnam", "vilnius", "wales", "warsaw", "washington", "wellington", "west bank", "windhoek", "winnipeg",
    "yangon", "yaounde", "yaoundé", "yemen", "yerevan", "zagreb", "zambia", "zanzibar", "zimbabwe", "zurich",
    "zürich",
];

/// Whether a name is a country's or a well-known town's.
pub(crate) fn is_place(name: &str) -> bool {
    PLACES.binary_search(&name.to_lowercase().trim_end_matches('.')).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, PLACES, is_agency, is_place};

    #[test]
    fn the_lists_are_sorted_for_the_search() {
        assert!(AGENCIES.is_sorted());
        assert!(PLACES.is_sorted());
    }

    #[test]
    fn agencies_are_known_by_name_or_by_word() {
        assert!(is_agency("Reuters") && is_agency("Borneo Bulletin/ANN") || is_agency("Borneo Bulletin"));
        assert!(is_agency("TODAY NICARAGUA"));
        assert!(!is_agency("Labour") && !is_agency("Riga"));
    }

    #[test]
    fn places_are_known_in_any_case() {
        assert!(is_place("India") && is_place("MUSCAT") && is_place("Calif."));
        assert!(!is_place("Question") && !is_place("John Roe"));
    }
}
