namespace SellerDesk.Web.Api;

/// <summary>Why a call was refused (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">Always <c>about:blank</c>: <paramref name="Code"/> tells refusals apart.</param>
/// <param name="Title">What kind of refusal, in the caller's language.</param>
/// <param name="Status">The HTTP status again.</param>
/// <param name="Detail">What happened and what to do, in the caller's language (<c>Accept-Language</c>).</param>
/// <param name="Code">Stays the same in every language and version.</param>
/// <param name="Errors">What is wrong with which field of the request.</param>
/// <param name="TraceId">Finds the call in the desk's log.</param>
public sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors, string TraceId);

/// <summary>The request itself is wrong: names the field.</summary>
public sealed class ApiInputException(string field, string code, params object[] arguments) : Exception($"{field}: {code}")
{
    public string Field { get; } = field;

    /// <summary>The sentence is <c>api.{Code}</c>.</summary>
    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}

/// <summary>There is no such thing among what the caller may see.</summary>
public sealed class ApiMissingException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
