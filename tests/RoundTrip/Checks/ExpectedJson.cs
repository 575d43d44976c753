namespace Millrace.RoundTrip.Checks;

/// <summary>What values are in JSON.</summary>
internal static class ExpectedJson
{
    public static string Options { get; } = OneLine("""
        {"in_text":"1.5","not_finite":"NaN","only_written":0,"must_be":8,"access":"Read, change","as_number":5,
        "day":"2026/03/01 04:05","element":[1,{}],"node":{"a":null},"array":[null],"field":2,"Last":1,"more":{"x":1}}
        """);

    public static string Everything { get; } = OneLine("""
        {"singles":{"bool":true,"i8":-1,"u8":200,"i16":-300,"u16":60000,"i32":-70000,"u32":4000000000,
        "i64":-5000000000,"u64":18446744073709551615,"i128":-170141183460469231731687303715884105728,
        "u128":340282366920938463463374607431768211455,
        "big":508021860739623365322188197652216501772434524836001,"f16":1.5,"f32":2.5,"f64":3.25,"money":12.50,
        "letter":"x","text":"é \"quoted\"","id":"0f8fad5b-d9cb-469f-a165-70867728950e",
        "uri":"http://a.b/c?d=%20","version":"1.2.3","bytes":"AQI=","memory":"AwQ=","shade":"Light","rights":3},
        "maybe":{"bool":true,"i8":-1,"u8":200,"i16":-300,"u16":60000,"i32":-70000,"u32":4000000000,
        "i64":-5000000000,"u64":18446744073709551615,"i128":-170141183460469231731687303715884105728,
        "u128":340282366920938463463374607431768211455,
        "big":508021860739623365322188197652216501772434524836001,"f16":1.5,"f32":2.5,"f64":3.25,"money":12.50,
        "letter":"x","text":"é \"quoted\"","id":"0f8fad5b-d9cb-469f-a165-70867728950e",
        "uri":"http://a.b/c?d=%20","version":"1.2.3","bytes":"AQI=","memory":"AwQ=","shade":"Light","rights":3},
        "times":{"at":"2026-03-01T06:05:06+02:00","utc":"2026-03-01T04:05:06Z","day":"2026-03-01",
        "clock":"04:05:06","length":"-1.12:00:00","seconds":1772337906,"milliseconds":1772337906000,
        "microseconds":1772337906000007},"maybeTimes":{"at":"2026-03-01T06:05:06+02:00",
        "utc":"2026-03-01T04:05:06Z","day":"2026-03-01","clock":"04:05:06","length":"-1.12:00:00",
        "seconds":1772337906,"milliseconds":1772337906000},"many":{"array":[1,2],"jagged":[[1],[]],"list":["a",
        null],"iList":[3],"iCollection":[true],"iEnumerable":["c"],"iReadOnlyList":[[4]],
        "iReadOnlyCollection":[0.5],"immutable":[1.5],"set":["0f8fad5b-d9cb-469f-a165-70867728950e"],"iSet":[5],
        "iReadOnlySet":["s"],"iDictionary":{"a b":1},"iReadOnlyDictionary":{"l":[6],"n":null},"pair":{"item1":1,
        "item2":null},"seven":{"item1":1,"item2":2,"item3":3,"item4":4,"item5":5.5,"item6":6.5,"item7":true},
        "entry":{"key":"key","value":2},"noArray":null,"noList":null,"noImmutable":null,"noDictionary":null},
        "byKeys":{"text":{"t":1},"i8":{"-1":1},"u8":{"2":1},"i16":{"-3":1},"u16":{"4":1},"i32":{"-5":1},
        "u32":{"6":1},"i64":{"-7":[7]},"u64":{"8":1},"i128":{"9":1},"u128":{"10":1},"f16":{"0.5":1},
        "f32":{"1.5":1},"f64":{"2.5":1},"money":{"3.50":1},"bool":{"True":1},"letter":{"k":1},
        "id":{"0f8fad5b-d9cb-469f-a165-70867728950e":1},"uri":{"http://a.b/c?d=%20":1},"version":{"1.2.3":1},
        "utc":{"2026-03-01T04:05:06Z":1},"at":{"2026-03-01T06:05:06+02:00":1},"day":{"2026-03-01":1},
        "clock":{"04:05:06":1},"length":{"-1.12:00:00":1},"shade":{"Dark":true}},"pets":[{"$type":"dog",
        "name":"Rex","age":3},{"$type":2,"name":"Tom","lives":9}],"shapes":{"settings":{"kept":4,"set":null,
        "required":1,"inner":{"kept":3,"set":null,"required":2,"inner":null,"named":{"s":{"kept":3,"set":null,
        "required":3,"inner":null,"named":{}}}},"named":{}},"point":{"x":1,"y":2},"noPoint":null,
        "span":{"from":{"x":3,"y":4},"to":{"x":5,"y":6}},"airport":{"name":"Kennedy","code":"JFK"},
        "points":{"items":[{"x":7,"y":8}],"first":{"x":9,"y":10}},"names":{"items":["n"],"first":null},
        "inside":{"depth":11}},"fields":{"first":1,"second":"2"},"nothing":null}
        """);

    private static string OneLine(string lines) => lines.ReplaceLineEndings("");
}
